import type { ToldPerson } from './told-person'
import { findTold } from './told-person-store'

/** What apps can be told of a person, with their consent; null if the person is gone. */
export async function findToldPerson(personId: string): Promise<ToldPerson | null> {
  return (await findTold(personId)) ?? null
}
