import { sha256 } from '@/lib/crypto/digest'

/** The digest by which a session or a one-time link is found. */
export type TokenDigest = Uint8Array<ArrayBuffer>

/**
 * SHA-256 of a session id or a link's token. It copies, because Prisma wants bytes without shared
 * memory.
 */
export function tokenDigest(value: string): TokenDigest {
  return new Uint8Array(sha256(value))
}
