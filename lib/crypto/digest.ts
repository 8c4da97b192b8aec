import { createHmac, hash, timingSafeEqual } from 'node:crypto'

/** SHA-256. Artifacts, sessions and links are stored under it. Use it for random values only. */
export function sha256(value: string): Buffer {
  return hash('sha256', value, 'buffer')
}

/** HMAC-SHA-256. */
export function hmacSha256(key: Buffer, value: string): Buffer {
  return createHmac('sha256', key).update(value).digest()
}

/** Whether two texts are the same. Compares digests, so that the time tells nothing of either, nor of its length. */
export function isSameText(one: string, other: string): boolean {
  return timingSafeEqual(sha256(one), sha256(other))
}
