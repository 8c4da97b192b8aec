import { rowsOf, type Statement } from '@/lib/db/statement'
import { TOLD_PERSON, type ToldPerson } from './told-person'

const FIND: Statement = {
  name: 'find-told-person',
  text: `
    SELECT ${TOLD_PERSON} AS person FROM person
    LEFT JOIN LATERAL (
      SELECT m.organization_id, m.role FROM membership m WHERE m.person_id = person.id
      ORDER BY m.created_at LIMIT 1) member ON true
    WHERE person.id = $1`,
}

/** The person with this id, as far as apps can be told of them. */
export async function findTold(personId: string): Promise<ToldPerson | undefined> {
  const [found] = await rowsOf<{ person: ToldPerson }>(FIND, [personId])
  return found?.person
}
