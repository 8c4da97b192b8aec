import type { Tx } from '@/lib/db/client'
import { noteSessionsEnded } from '../ended-sessions'
import { deleteSessionsOfProvider } from './ending-store'

/**
 * Ends the sessions that began by a provider, and tells the apps: all of them, those of one session
 * at the provider (`sid`), or those of one person. Answers how many people had one.
 */
export async function endProviderSessions(
  tx: Tx,
  began: { providerId: string; providerSid?: string; personId?: string },
): Promise<number> {
  const people = await deleteSessionsOfProvider(tx, began)
  for (const personId of people) noteSessionsEnded(tx, personId)
  return people.length
}
