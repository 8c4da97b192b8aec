import type { Tx } from '@/lib/db/client'
import { findPeopleById } from './store'

/** The name and email of a person, for colleagues. */
export type PersonNamed = { id: string; name: string; email: string }

/** These people, by name, for rows that store only an id. Deleted people are left out. */
export function findPeople(tx: Tx, ids: Iterable<string>): Promise<PersonNamed[]> {
  return findPeopleById(tx, [...new Set(ids)])
}

/** The names of these people, by id. */
export async function findNames(tx: Tx, ids: Iterable<string>): Promise<Map<string, string>> {
  return new Map((await findPeople(tx, ids)).map(({ id, name }) => [id, name]))
}
