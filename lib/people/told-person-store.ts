import { rowsOf, type Statement } from '@/lib/db/statement'
import { actingMembership } from './acting-membership'
import { TOLD_PERSON, type ToldPerson } from './told-person'

const FIND: Statement = {
  name: 'find-told-person',
  text: `
    SELECT ${TOLD_PERSON} AS person FROM person
    LEFT JOIN LATERAL (
      SELECT m.organization_id, m.role FROM membership m ${actingMembership({ person: 'person.id', organization: '$2' })}) member ON true
    WHERE person.id = $1`,
}

/** The person with this id, as far as apps of this organization can be told of them. */
export async function findTold(
  personId: string,
  organizationId: string | null,
): Promise<ToldPerson | undefined> {
  const [found] = await rowsOf<{ person: ToldPerson }>(FIND, [personId, organizationId])
  return found?.person
}
