import type { Origin } from '@/lib/actor'
import { now } from '@/lib/clock'
import type { Plaintext } from '@/lib/crypto/plaintext'
import { inTransaction } from '@/lib/db/client'
import { tellOfAccount } from '../account-mails/tell-of-account'
import { tokenDigest } from '../token-digest'
import { isUsedBrowser, withKnownDevice } from './known-device'
import { findSession } from './store'

/**
 * The cookie of known devices of the browser in which a session has begun. With an origin the person
 * is told if it is new.
 */
type Browser = { cookie: string | undefined; origin: Origin | null }

/**
 * The value of the browser's cookie of known devices when this session has begun in it; null if the
 * cookie stays as it is, because the sign-in still waits for its second factor. A person who has never
 * signed in in this browser is told so by mail: before the browser gets its cookies, so no session is
 * used untold.
 */
export async function rememberDevice(
  sessionId: Plaintext,
  { cookie, origin }: Browser,
): Promise<string | null> {
  return inTransaction(async (tx) => {
    const session = await findSession(tx, tokenDigest(sessionId.reveal()), now())
    if (!session || session.awaitsSecondFactor) return null
    const { id: personId, sessionEpoch: epoch } = session.person
    if (origin && !isUsedBrowser(cookie, personId)) {
      await tellOfAccount(tx, personId, { change: 'new_device', origin })
    }
    // A changed password begins a session with the factor of the one before: it was not given here.
    const secondFactor =
      session.secondFactorAt !== null && session.secondFactorAt >= session.startedAt
    return withKnownDevice(cookie, { personId, epoch, secondFactor })
  })
}
