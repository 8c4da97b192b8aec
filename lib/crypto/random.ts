import { randomBytes, randomFillSync } from 'node:crypto'
import { now } from '@/lib/clock'
import { BASE62 } from './base62'

const POOL = Buffer.alloc(8_192)
let used = POOL.length

/**
 * Up to 64 random bytes. Thousands are made at once, because a call of its own takes as long for a
 * few (measured: 3 µs). What was given is erased from the stock.
 */
export function fewRandomBytes(count: number): Buffer {
  if (count > 64) throw new Error('lib/crypto: use randomBytes for that many')
  if (used + count > POOL.length) {
    randomFillSync(POOL)
    used = 0
  }
  const bytes = Buffer.from(POOL.subarray(used, used + count))
  POOL.fill(0, used, used + count)
  used += count
  return bytes
}

/** A new token: 256 random bits as 43 characters of base64url. */
export function randomToken(): string {
  return fewRandomBytes(32).toString('base64url')
}

/** `length` random base62 characters, without bias. 43 characters carry a little over 256 bits. */
export function randomBase62(length: number): string {
  let text = ''
  while (text.length < length) {
    for (const byte of randomBytes(length * 2)) {
      // 248 is the largest multiple of 62 in a byte. Bytes above it would favour some characters.
      if (byte < 248 && text.length < length) text += BASE62[byte % 62]
    }
  }
  return text
}

// Crockford's base32 in lower case: without i, l, o and u, which people confuse with others.
const BASE32 = '0123456789abcdefghjkmnpqrstvwxyz'

/** `length` random characters that are easy to type, five bits each. */
export function randomCode(length: number): string {
  return Array.from(randomBytes(length), (byte) => BASE32[byte % 32]).join('')
}

/** A new identifier such as `app_9vQ2…`: the prefix says what it names. 119 random bits. */
export function newId(prefix: string): string {
  return `${prefix}_${randomBase62(20)}`
}

/** A UUID of version 7 (RFC 9562): UUIDs sort by the time they were made. */
export function uuidV7(): string {
  const bytes = randomBytes(16)
  bytes.writeUIntBE(now().getTime(), 0, 6)
  bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f)
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f)
  const hex = bytes.toString('hex')
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(12, 16),
    hex.slice(16, 20),
    hex.slice(20),
  ].join('-')
}
