import type { Tx } from '@/lib/db/client'
import { findPeopleById } from './store'

/** A person as somebody who works with them sees them. */
export type PersonNamed = { id: string; name: string; email: string }

/** These people, by name, for rows that keep an id alone; who is gone is not among them. */
export function findPeople(tx: Tx, ids: Iterable<string>): Promise<PersonNamed[]> {
  return findPeopleById(tx, [...new Set(ids)])
}

/** The names of these people, by id. */
export async function findNames(tx: Tx, ids: Iterable<string>): Promise<Map<string, string>> {
  return new Map((await findPeople(tx, ids)).map(({ id, name }) => [id, name]))
}
