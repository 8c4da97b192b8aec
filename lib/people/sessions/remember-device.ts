import { now } from '@/lib/clock'
import type { Plaintext } from '@/lib/crypto/plaintext'
import { db } from '@/lib/db/client'
import { tokenDigest } from '../token-digest'
import { withKnownDevice } from './known-device'
import { findSession } from './store'

/**
 * The value of the browser's cookie of known devices when this session has begun in it; null if the
 * cookie stays as it is, because the sign-in still waits for its second factor.
 */
export async function rememberDevice(
  sessionId: Plaintext,
  cookie: string | undefined,
): Promise<string | null> {
  const session = await findSession(db(), tokenDigest(sessionId.reveal()), now())
  if (!session || session.awaitsSecondFactor) return null
  const { id: personId, sessionEpoch: epoch } = session.person
  // A changed password begins a session with the factor of the one before: it was not given here.
  const secondFactor =
    session.secondFactorAt !== null && session.secondFactorAt >= session.startedAt
  return withKnownDevice(cookie, { personId, epoch, secondFactor })
}
