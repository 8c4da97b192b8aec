/**
 * Tells the app `access_denied` (RFC 6749 §4.1.2.1) and answers the address at which the browser
 * goes on. Throws `Refusal('interaction_over')`.
 */
export async function denyInteraction(cookieHeader: string | null, uid: string): Promise<string> {
  throw new Error(`not yet ${cookieHeader} ${uid}`)
}
