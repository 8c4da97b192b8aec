import type { Actor } from '@/lib/actor'
import { db } from '@/lib/db/client'
import { Refusal } from '@/lib/errors'
import { pageOf } from '@/lib/page'
import { findMembers } from './member-store'
import type { PeopleQuery } from './people-query'
import { PEOPLE_PER_PAGE, type PersonView, personStatus } from './person'

/** One page of people. `page` is the requested one, or the last one if it is less. */
export type PeoplePage = { people: PersonView[]; total: number; page: number }

/**
 * The people of the actor's organization by name. `search` looks into names and emails. Throws
 * `Refusal('not_found')` unless the actor is an administrator.
 */
export async function listPeople(actor: Actor, query: PeopleQuery): Promise<PeoplePage> {
  if (actor.role !== 'administrator') throw new Refusal('not_found', `a ${actor.role}`)
  const filter = { organizationId: actor.organizationId, search: query.search }
  const take = PEOPLE_PER_PAGE
  const { members, total } = await findMembers(db(), filter, {
    skip: (query.page - 1) * take,
    take,
  })
  const { page: last } = pageOf(total, { page: query.page, size: take })
  if (query.page > last) return listPeople(actor, { ...query, page: last })
  const people = members.map(({ role, person }) => {
    const { id, name, email, emailVerified, createdAt } = person
    const status = personStatus({ ...person, linked: person._count.identities })
    const hasSecondFactor = Boolean(person.totp?.confirmedAt) || person._count.passkeys > 0
    return { id, name, email, emailVerified, createdAt, role, status, hasSecondFactor }
  })
  return { people, total, page: query.page }
}
