import { crc32 } from 'node:zlib'
import { Plaintext } from '@/lib/crypto/plaintext'
import { base62, randomBase62 } from '@/lib/crypto/random'

const PUBLIC_ID_LENGTH = 8
const RANDOM_LENGTH = 43
export const CHECKSUM_LENGTH = 6

/** A new value, and what is stored of it beside its digest. */
export type MadeSecret = {
  id: string
  /** `kt_cs` */
  prefix: string
  lastFour: string
  value: Plaintext
}

/** CRC32 in base62. It tells a mistyped value from a wrong one without a database query. */
export function checksum(head: string): string {
  return base62(crc32(head), CHECKSUM_LENGTH)
}

/** `<prefix>_cs_<public id>_<43 characters, 256 random bits><CRC32>`, all of `[A-Za-z0-9_]`. */
export function makeSecret(installationPrefix: string): MadeSecret {
  const id = randomBase62(PUBLIC_ID_LENGTH)
  const prefix = `${installationPrefix}_cs`
  const head = `${prefix}_${id}_${randomBase62(RANDOM_LENGTH)}`
  const value = head + checksum(head)
  return { id, prefix, lastFour: value.slice(-4), value: new Plaintext(value) }
}
