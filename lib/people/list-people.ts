import type { Actor } from '@/lib/actor'
import { db } from '@/lib/db/client'
import { Refusal } from '@/lib/errors'
import { type PersonView, personStatus } from './person'
import { findMembers } from './store'

export const PEOPLE_PER_PAGE = 25

export type PeopleQuery = { search?: string | undefined; page?: number | undefined }

/** One page of the organization's people. `page` counts from 1 and is the one that was found. */
export type PeoplePage = { people: PersonView[]; total: number; page: number; pages: number }

/**
 * The people of the actor's organization by name; `search` looks into names and emails. Throws
 * `Refusal('not_found')` for everybody but administrators.
 */
export async function listPeople(actor: Actor, query: PeopleQuery = {}): Promise<PeoplePage> {
  if (actor.role !== 'administrator') throw new Refusal('not_found', `a ${actor.role}`)
  const page = Math.max(1, Math.trunc(query.page ?? 1))
  const filter = { organizationId: actor.organizationId, search: query.search?.trim() ?? '' }
  const take = PEOPLE_PER_PAGE
  const { members, total } = await findMembers(db(), filter, { skip: (page - 1) * take, take })
  const people = members.map(({ role, person }) => {
    const { id, name, email, createdAt } = person
    return { id, name, email, createdAt, role, status: personStatus(person) }
  })
  return { people, total, page, pages: Math.max(1, Math.ceil(total / take)) }
}
