import type { Actor } from '@/lib/actor'

/**
 * Grants the app what it asks for and answers the address at which the browser goes on. Throws
 * `Refusal('interaction_over')`, also when somebody else is signed in than was asked.
 */
export async function approveInteraction(
  cookieHeader: string | null,
  uid: string,
  actor: Actor,
): Promise<string> {
  throw new Error(`not yet ${cookieHeader} ${uid} ${actor}`)
}
