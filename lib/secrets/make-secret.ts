import { Plaintext } from '@/lib/crypto/plaintext'
import { randomBase62 } from '@/lib/crypto/random'
import { checksum, PUBLIC_ID_LENGTH, RANDOM_LENGTH } from './secret-format'

/** A new value, and what is stored of it beside its digest. */
export type MadeSecret = {
  id: string
  /** `kt_cs` */
  prefix: string
  lastFour: string
  value: Plaintext
}

/** A new secret, of the form that `secret-format.ts` describes, with 256 random bits. */
export function makeSecret(installationPrefix: string): MadeSecret {
  const id = randomBase62(PUBLIC_ID_LENGTH)
  const prefix = `${installationPrefix}_cs`
  const head = `${prefix}_${id}_${randomBase62(RANDOM_LENGTH)}`
  const value = head + checksum(head)
  return { id, prefix, lastFour: value.slice(-4), value: new Plaintext(value) }
}
