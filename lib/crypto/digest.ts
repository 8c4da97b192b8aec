import { createHmac, hash } from 'node:crypto'

/** SHA-256. Artifacts, sessions and links are stored under it. Use it for random values only. */
export function sha256(value: string): Buffer {
  return hash('sha256', value, 'buffer')
}

/** HMAC-SHA-256. */
export function hmacSha256(key: Buffer, value: string): Buffer {
  return createHmac('sha256', key).update(value).digest()
}
