import { timingSafeEqual } from 'node:crypto'
import { hmacSha256 } from '@/lib/crypto/digest'
import { pepper } from '@/lib/keys'

/** The stored digest of a value: HMAC-SHA-256 under the pepper of that version, 32 bytes. */
export function digestSecret(value: string, pepperVersion: number): Buffer {
  return hmacSha256(pepper(pepperVersion), value)
}

/** Whether `value` has this digest, compared in constant time. */
export function secretMatches(
  value: string,
  stored: { digest: Uint8Array; pepperVersion: number },
): boolean {
  const digest = digestSecret(value, stored.pepperVersion)
  return stored.digest.length === digest.length && timingSafeEqual(digest, stored.digest)
}
