import type { InteractionView } from './interaction'

/**
 * The interaction that this browser is in, by its cookie; null when it is over, or is not the one
 * that the address names. The id in an address alone is worth nothing: who is given another's
 * address would sign in for them.
 */
export async function readInteraction(
  cookieHeader: string | null,
  uid: string,
): Promise<InteractionView | null> {
  throw new Error(`not yet ${cookieHeader} ${uid}`)
}
