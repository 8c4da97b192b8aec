import type { Plaintext } from '@/lib/crypto/plaintext'
import { tokenDigest } from '@/lib/people/token-digest'
import { moveSessions } from './session-store'

/**
 * When one portal session replaces another, the person stays signed in to apps. Nothing moves to
 * another person, and nothing moves from a session that is over.
 */
export async function rebindSessions(before: Plaintext, after: Plaintext): Promise<void> {
  const [from, to] = [tokenDigest(before.reveal()), tokenDigest(after.reveal())]
  await moveSessions(Buffer.from(from), Buffer.from(to))
}
