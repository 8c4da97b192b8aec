import { now } from '@/lib/clock'
import { sha256 } from '@/lib/crypto/digest'
import { randomToken } from '@/lib/crypto/random'
import { processWide } from '@/lib/process'

/** In characters of base64url: 48 bits of time, then 216 random ones. */
const [TIME, RANDOM] = [8, 36]
const TIMED = TIME + RANDOM
const TIME_BYTES = 6

/** A token, a code or a refresh token of ours: with a time, or as they were before, random altogether. */
export const TOKEN_VALUE = /^[A-Za-z0-9_-]{43,44}$/

const timed = processWide('timed token values', () => ({ fromMs: Number.POSITIVE_INFINITY }))

/** From then on, in milliseconds since 1970, new values begin with their time. Until then they are random altogether. */
export function timeValuesFrom(fromMs: number): void {
  timed.fromMs = fromMs
}

/**
 * A new value for a token or a code, of 43 random characters. It begins with the millisecond in which
 * it was made, as a UUID of version 7 does (RFC 9562 §5.7), so that new rows lie together in the index
 * of their digests (docs/decisions/0082).
 */
export function tokenValue(random = randomToken()): string {
  const ms = now().getTime()
  return ms < timed.fromMs ? random : timePrefix(ms) + random.slice(0, RANDOM)
}

function timePrefix(ms: number): string {
  const bytes = Buffer.alloc(TIME_BYTES)
  bytes.writeUIntBE(ms, 0, TIME_BYTES)
  return bytes.toString('base64url')
}

/**
 * The digest under which a value is stored: SHA-256, cut so that with the time in front of it, with which the value
 * begins, it has 32 bytes too.
 */
export function storedUnder(value: string): Buffer {
  const digest = sha256(value)
  if (value.length !== TIMED) return digest
  digest.copyWithin(TIME_BYTES, 0)
  digest.write(value, 0, TIME_BYTES, 'base64url')
  return digest
}

/** `mac` in the form of a value that is made at the same time as `value`. */
export function likeValue(value: string, mac: string): string {
  return value.length === TIMED ? value.slice(0, TIME) + mac.slice(0, RANDOM) : mac
}
