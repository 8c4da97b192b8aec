import type { Actor } from '@/lib/actor'

/**
 * Tells the engine who has signed in, and when they proved it, and answers the address at which the
 * browser goes on. Throws `Refusal('interaction_over')`.
 */
export async function finishLogin(
  cookieHeader: string | null,
  uid: string,
  actor: Actor,
  { provenAt }: { provenAt: Date },
): Promise<string> {
  throw new Error(`not yet ${cookieHeader} ${uid} ${actor} ${provenAt}`)
}
