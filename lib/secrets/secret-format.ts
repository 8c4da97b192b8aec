import { base62 } from '@/lib/crypto/base62'

/** `<prefix>_cs_<public id>_<43 random characters><checksum>`, all of `[A-Za-z0-9_]`. */
export const SECRET_FORM = /([a-z][a-z0-9]{0,11}_cs)_([0-9A-Za-z]{8})_[0-9A-Za-z]{49}/
/** A secret, or what is left of one: more follows the public id than the four characters of a hint. */
export const SECRET_OR_PART = /[a-z][a-z0-9]{0,11}_cs_([0-9A-Za-z]{8})_[0-9A-Za-z]{5,}/i
export const PUBLIC_ID_LENGTH = 8
export const RANDOM_LENGTH = 43
export const CHECKSUM_LENGTH = 6

/** The checksum of every byte (CRC-32 of ISO 3309, as in gzip). */
const OF_BYTE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let rest = byte
  for (let bit = 0; bit < 8; bit += 1) rest = (rest >>> 1) ^ (rest & 1 ? 0xedb88320 : 0)
  return rest
})

/**
 * The CRC-32 of the part before it, in base62. It tells a mistyped value from a wrong one without a
 * database query, and works in a browser too.
 */
export function checksum(head: string): string {
  let sum = 0xffffffff
  for (let at = 0; at < head.length; at += 1) {
    sum = (sum >>> 8) ^ (OF_BYTE[(sum ^ head.charCodeAt(at)) & 0xff] ?? 0)
  }
  return base62(~sum >>> 0, CHECKSUM_LENGTH)
}

/** Whether a text of the form of a secret ends with the checksum of the rest. */
export function hasChecksum(value: string): boolean {
  return value.endsWith(checksum(value.slice(0, -CHECKSUM_LENGTH)))
}
