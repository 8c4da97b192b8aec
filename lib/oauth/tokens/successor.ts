import { hkdfSync } from 'node:crypto'
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

/** RFC 5869. The value of a refresh token is random, so it needs no salt. */
function keyOf(spent: string): Buffer {
  return Buffer.from(hkdfSync('sha256', spent, '', PURPOSE, 32))
}
