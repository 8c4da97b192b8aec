import { hmacSha256 } from '@/lib/crypto/digest'
import { Plaintext } from '@/lib/crypto/plaintext'
import { randomCode } from '@/lib/crypto/random'
import { keyFor } from '@/lib/keys'
import type { TokenDigest } from '@/lib/people/token-digest'
import { inGroups, RECOVERY_CODES } from './second-factor'

/** 32^12: 60 bits. The digest is keyed, so they cannot be found by trying. */
const CODE_CHARACTERS = 12

/** Ten new codes such as `k7m2-9xqa-4tfd`, and their digests. */
export function makeRecoveryCodes(personId: string): {
  codes: Plaintext[]
  digests: TokenDigest[]
} {
  const codes = Array.from({ length: RECOVERY_CODES }, () => randomCode(CODE_CHARACTERS))
  return {
    codes: codes.map((code) => new Plaintext(inGroups(code, '-'))),
    digests: codes.map((code) => recoveryCodeDigest(code, personId)),
  }
}

/** The digest of a typed code. Capitals, spaces and dashes do not matter. */
export function recoveryCodeDigest(typed: string, personId: string): TokenDigest {
  const code = typed.toLowerCase().replace(/[\s-]/g, '')
  return new Uint8Array(hmacSha256(keyFor('recovery-code'), `${personId}\n${code}`))
}
