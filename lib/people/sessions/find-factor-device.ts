import { now } from '@/lib/clock'
import type { Plaintext } from '@/lib/crypto/plaintext'
import { db } from '@/lib/db/client'
import { tokenDigest } from '../token-digest'
import { knownDevice } from './known-device'
import { findSession } from './store'

/**
 * The id of this browser, if the session's person has given their second factor in it before; else
 * null. `cookie` is that of known devices.
 */
export async function findFactorDevice(
  sessionId: Plaintext,
  cookie: string | undefined,
): Promise<string | null> {
  const session = await findSession(db(), tokenDigest(sessionId.reveal()), now())
  if (!session) return null
  const { id: personId, sessionEpoch: epoch } = session.person
  const device = knownDevice(cookie, { personId, epoch })
  return device?.secondFactor ? device.id : null
}
