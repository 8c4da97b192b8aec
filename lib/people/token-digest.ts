import { sha256 } from '@/lib/crypto/digest'

/** What a session or a one-time link is found by. */
export type TokenDigest = Uint8Array<ArrayBuffer>

/** SHA-256 of a session id or a link's token. Prisma's bytes are never shared memory; Node's may be. */
export function tokenDigest(value: string): TokenDigest {
  return new Uint8Array(sha256(value))
}
