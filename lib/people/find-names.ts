import { db } from '@/lib/db/client'
import { findNamesOf } from './store'

/** The names of these people by id, for rows that keep an id alone; who is gone has none. */
export async function findNames(ids: readonly string[]): Promise<Map<string, string>> {
  const people = await findNamesOf(db(), [...new Set(ids)])
  return new Map(people.map(({ id, name }) => [id, name]))
}
