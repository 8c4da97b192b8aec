import { Refusal } from '@/lib/errors'
import { processWide } from '@/lib/process'
import { canonicalPassword, MOST_BYTES } from './password-rules'
import { passwordWork } from './password-work'
import type { Turn } from './turns'

/** The cost of a digest. Tests lower it: at 12 each takes a third of a second. */
export const bcrypt = processWide('bcrypt', () => ({ cost: 12 }))

/**
 * The digest of no real password, with the usual cost. It is compared when there is no other
 * digest: an unknown email must take as long as a wrong password.
 */
export function nobodysDigest(): string {
  return `$2b$${String(bcrypt.cost).padStart(2, '0')}$cKuRvI9GlSEZrILT31NMvOdybjhu0JKZCYpbeFN8LWvBzzeoADgoC`
}

/** The turn of somebody who has proven who they are, by a session or a link. */
export function provenTurn({ email }: { email: string }): Turn {
  return { known: true, share: email }
}

/** bcrypt of cost 12. The password's length was checked before. Throws `Refusal('busy')`. */
export function digestPassword(password: string, owner: { email: string }): Promise<string> {
  const { cost } = bcrypt
  return passwordWork('digest', { password: canonicalPassword(password), cost }, provenTurn(owner))
}

/** An attempt that was counted: its turn, and how to take the count back. */
export type CountedAttempt = { turn: Turn; uncount: () => Promise<void> }

/**
 * Whether the password matches the digest. Takes the same time when there is no digest. Throws
 * `Refusal('busy')` if there is no place for it; this costs nobody an attempt.
 */
export async function matchesDigest(
  password: string,
  digest: string | null,
  { turn, uncount }: CountedAttempt,
): Promise<boolean> {
  const canonical = canonicalPassword(password)
  const compared = { password: canonical, digest: digest ?? nobodysDigest() }
  const matches = await passwordWork('compare', compared, turn).catch(async (error) => {
    if (error instanceof Refusal) await uncount()
    throw error
  })
  // bcrypt ignores everything after 72 bytes, so a longer password could match a shorter one.
  return matches && digest !== null && Buffer.byteLength(canonical) <= MOST_BYTES
}
