import { createHash, timingSafeEqual } from 'node:crypto'
import type { ForeignDigest } from '@/lib/crypto/foreign-digest'
import { currentPepperVersion } from '@/lib/keys'
import { passwordWork } from '@/lib/people/passwords/password-work'
import { digestSecret, secretMatches } from './digest-secret'
import type { MovedInSecret } from './moved-in'
import { findMovedInSecrets, replaceForeignDigest } from './moved-in-store'

/** No server makes a longer secret. */
export const MOVED_IN_VALUE_MAX = 1_024

/** The secrets of the app that another server made, those that hold a slot first. */
export function listMovedIn(appId: string): Promise<MovedInSecret[]> {
  return findMovedInSecrets(appId)
}

/** The one of these secrets that has the value, if we have its digest; it costs an HMAC each. */
export function matchKnown(
  secrets: readonly MovedInSecret[],
  value: string,
): MovedInSecret | undefined {
  const known = secrets.filter(({ foreignDigest }) => foreignDigest === null)
  return known.find((secret) => secretMatches(value, secret))
}

type ByForeign = { atOnce: MovedInSecret[]; slow: MovedInSecret[] }

/** Of these secrets, those that can only be compared by the other server's digest and may be. */
export function comparedByForeign(secrets: readonly MovedInSecret[]): ByForeign {
  const foreign = secrets.filter(
    ({ foreignDigest, endedBecause }) => foreignDigest && !endedBecause,
  )
  const isAtOnce = ({ foreignDigest }: MovedInSecret) => foreignDigest?.kind === 'sha'
  return { atOnce: foreign.filter(isAtOnce), slow: foreign.filter((one) => !isAtOnce(one)) }
}

/**
 * The one of these secrets whose foreign digest fits the value. Ours replaces it, so that the slow
 * comparison is paid once. Throws `Refusal('busy')` when too many comparisons wait.
 */
export async function matchForeign(
  secrets: readonly MovedInSecret[],
  { appId, value }: { appId: string; value: string },
): Promise<MovedInSecret | undefined> {
  for (const secret of secrets) {
    if (secret.foreignDigest && (await verifies(secret.foreignDigest, { appId, value }))) {
      const pepperVersion = currentPepperVersion()
      const digest = digestSecret(value, pepperVersion)
      await replaceForeignDigest(secret.id, { digest, pepperVersion })
      return { ...secret, digest, pepperVersion, foreignDigest: null }
    }
  }
  return undefined
}

async function verifies(
  digest: ForeignDigest,
  { appId, value }: { appId: string; value: string },
): Promise<boolean> {
  if (digest.kind === 'sha') {
    const ours = createHash(digest.hash).update(value).digest()
    return timingSafeEqual(ours, Buffer.from(digest.digest, 'base64'))
  }
  // A stranger's turn: people who sign in go first, and the apps share what is left.
  return passwordWork('verify', { digest, value }, { known: false, share: `app ${appId}` })
}
