import { createHash, createHmac } from 'node:crypto'

/** SHA-256, the key under which artifacts, sessions and links are stored. Only for random values. */
export function sha256(value: string): Buffer {
  return createHash('sha256').update(value).digest()
}

/** HMAC-SHA-256. */
export function hmacSha256(key: Buffer, value: string): Buffer {
  return createHmac('sha256', key).update(value).digest()
}
