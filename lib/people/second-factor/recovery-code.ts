import { hmacSha256 } from '@/lib/crypto/digest'
import { Plaintext } from '@/lib/crypto/plaintext'
import { randomCode } from '@/lib/crypto/random'
import { keysFor } from '@/lib/keys'
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
    digests: codes.map((code) => recoveryCodeDigests(code, personId)[0]),
  }
}

/**
 * The digests that a typed code may have, one for each master key; the first is that of a new code.
 * Capitals, spaces and dashes do not matter.
 */
export function recoveryCodeDigests(
  typed: string,
  personId: string,
): [TokenDigest, ...TokenDigest[]] {
  const code = typed.toLowerCase().replace(/[\s-]/g, '')
  const digest = (key: Buffer) => new Uint8Array(hmacSha256(key, `${personId}\n${code}`))
  const [newest, ...former] = keysFor('recovery-code')
  return [digest(newest), ...former.map(digest)]
}
