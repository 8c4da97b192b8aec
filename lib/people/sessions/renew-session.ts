import { now } from '@/lib/clock'
import type { Plaintext } from '@/lib/crypto/plaintext'
import type { Tx } from '@/lib/db/client'
import { tokenDigest } from '../token-digest'
import { newSessionId } from './session-id'
import { replaceId } from './store'

/**
 * Gives a session a new id when its person has proven more than before, because somebody may have
 * had the old one (session fixation). Only this answer contains it. The row stays, and with it
 * the apps that the person is signed in to. The old id is dead at once; with `overlap`, it is served
 * for ten seconds more, with nothing that needs a step-up, because other requests of the same
 * browser may be under way with it. Answers null if `sessionId` is not the session's id any more.
 */
export async function renewSession(
  tx: Tx,
  sessionId: Plaintext,
  { overlap }: { overlap: boolean },
): Promise<Plaintext | null> {
  const id = newSessionId()
  const renewal = { to: tokenDigest(id.reveal()), at: now(), overlap }
  return (await replaceId(tx, tokenDigest(sessionId.reveal()), renewal)) ? id : null
}
