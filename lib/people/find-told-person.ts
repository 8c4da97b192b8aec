import type { ToldPerson } from './told-person'
import { findTold } from './told-person-store'

/**
 * What apps of an organization can be told of a person, with their consent; null if the person is
 * gone. Without an organization: what any app can be told.
 */
export async function findToldPerson(
  personId: string,
  organizationId: string | null = null,
): Promise<ToldPerson | null> {
  return (await findTold(personId, organizationId)) ?? null
}
