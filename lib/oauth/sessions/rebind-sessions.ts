import type { Plaintext } from '@/lib/crypto/plaintext'
import { tokenDigest } from '@/lib/people/token-digest'
import { moveSessions } from './session-store'

/**
 * Lets the apps that somebody is signed in to go on when one portal session follows another. Nothing
 * is handed on to another person, nor by a session that is over.
 */
export async function rebindSessions(before: Plaintext, after: Plaintext): Promise<void> {
  const [from, to] = [tokenDigest(before.reveal()), tokenDigest(after.reveal())]
  await moveSessions(Buffer.from(from), Buffer.from(to))
}
