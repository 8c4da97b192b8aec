import { hmacSha256 } from '@/lib/crypto/digest'
import { seal, Unsealable, unseal } from '@/lib/crypto/seal'

const PURPOSE = 'keyturn refresh token successor'

/**
 * Seals the refresh token that was made of another one. Only the value of that one opens it: the
 * database and the master key together do not.
 */
export function sealSuccessor(spent: string, successor: string): Buffer {
  return seal(keyOf(spent), PURPOSE, Buffer.from(successor))
}

/** The refresh token that was made of this one; null if this is not the one before it. */
export function openSuccessor(spent: string, sealed: Buffer): string | null {
  try {
    return unseal(keyOf(spent), PURPOSE, sealed).toString()
  } catch (error) {
    if (error instanceof Unsealable) return null
    throw error
  }
}

/**
 * HKDF-SHA-256 (RFC 5869) without its first half: a refresh token is as strong as a key, so it need
 * not be extracted (§3.3), and one block is enough (§2.3).
 */
function keyOf(spent: string): Buffer {
  return hmacSha256(Buffer.from(spent), `${PURPOSE}\x01`)
}
