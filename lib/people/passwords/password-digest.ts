import { processWide } from '@/lib/process'
import { canonicalPassword, MOST_BYTES } from './password-rules'
import { passwordWork } from './password-work'

/**
 * The digest of no real password, with the usual cost. It is compared when there is no other
 * digest: an unknown email must take as long as a wrong password.
 */
const NOBODYS_DIGEST = '$2b$12$cKuRvI9GlSEZrILT31NMvOdybjhu0JKZCYpbeFN8LWvBzzeoADgoC'

/** The cost of a digest. Tests lower it: at 12 each takes a third of a second. */
export const bcrypt = processWide('bcrypt', () => ({ cost: 12 }))

/** bcrypt of cost 12. The password's length was checked before. */
export function digestPassword(password: string): Promise<string> {
  const { cost } = bcrypt
  return passwordWork('digest', { password: canonicalPassword(password), cost })
}

/** Whether the password matches the digest. Takes the same time when there is no digest. */
export async function matchesDigest(password: string, digest: string | null): Promise<boolean> {
  const canonical = canonicalPassword(password)
  const matches = await passwordWork('compare', {
    password: canonical,
    digest: digest ?? NOBODYS_DIGEST,
  })
  // bcrypt ignores everything after 72 bytes, so a longer password could match a shorter one.
  return matches && digest !== null && Buffer.byteLength(canonical) <= MOST_BYTES
}
