import type { Actor } from '@/lib/actor'
import { db } from '@/lib/db/client'
import { Refusal } from '@/lib/errors'
import { pageOf } from '@/lib/page'
import { countMembers, findMembers, type ListedMember } from './listing-store'
import type { PeopleQuery } from './people-query'
import { PEOPLE_PER_PAGE, type PersonView, personStatus } from './person'

/** One page of people. `page` is the requested one, or the last one if it is less. */
export type PeoplePage = { people: PersonView[]; total: number; page: number }

/**
 * The people of the actor's organization by name. `search` looks into names and emails; a page holds
 * `take` of them. Throws `Refusal('not_found')` unless the actor is an administrator.
 */
export async function listPeople(
  actor: Actor,
  query: PeopleQuery,
  take = PEOPLE_PER_PAGE,
): Promise<PeoplePage> {
  if (actor.role !== 'administrator') throw new Refusal('not_found', `a ${actor.role}`)
  const filter = { organizationId: actor.organizationId, search: query.search }
  const total = await countMembers(db(), filter)
  const { page, skip } = pageOf(total, { page: query.page, size: take })
  const members = await findMembers(db(), filter, { skip, take })
  return { people: members.map(asPerson), total, page }
}

/** A member as administrators see them. */
export function asPerson({ role, disabledAt, person }: ListedMember): PersonView {
  const { id, name, email, emailVerified, createdAt } = person
  const status = personStatus({ ...person, disabledAt, linked: person._count.identities })
  const hasSecondFactor = Boolean(person.totp?.confirmedAt) || person._count.passkeys > 0
  return { id, name, email, emailVerified, createdAt, role, status, hasSecondFactor }
}
