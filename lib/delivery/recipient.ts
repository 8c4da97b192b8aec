import { createPublicKey, type KeyObject } from 'node:crypto'
import { z } from 'zod'
import { holdsPrivateKey, RSA_BITS_MAX, RSA_BITS_MIN } from '@/lib/apps/keys/app-key'
import { canonicalJson } from '@/lib/crypto/canonical-json'
import { sha256 } from '@/lib/crypto/digest'
import { Refusal } from '@/lib/errors'

/** A public key to which a secret is sealed, and how (RFC 7518 §4). */
export type Recipient = {
  /** The members that make the key, and no others. */
  jwk: Record<string, string>
  alg: 'RSA-OAEP-256' | 'ECDH-ES+A256KW'
  /** The key's own `kid`, or its thumbprint (RFC 7638). */
  kid: string
}

const PRIVATE =
  'This is a private key. It was neither stored nor logged, but it has left your computer: throw ' +
  'the pair away, make a new one, and send only its public half.'
const UNREADABLE = 'This is no public key that can be read: send one JWK (RFC 7517).'
const OTHER_KIND = 'Keys of this kind are not taken: use RSA, or a P-256 or X25519 key.'
const SIGNS = 'This key says that it signs: make one for encryption.'

const written = z.looseObject({
  kid: z
    .string()
    .regex(/^[\x21-\x7e]{1,200}$/)
    .optional(),
  use: z.string().optional(),
  alg: z.string().optional(),
  key_ops: z.array(z.string()).optional(),
})

/** The answer and the log contain only the sentence, never a part of the text. */
function refuseKey(sentence: string): never {
  throw new Refusal('invalid_input', `recipient: ${sentence}`, { recipient: sentence })
}

/**
 * Reads the public JWK to which a secret shall be sealed: RSA of 2048 to 8192 bits, P-256 or X25519.
 * Refuses with `invalid_input` about `recipient`; a private key is refused before it is parsed.
 */
export function readRecipient(text: string): Recipient {
  if (holdsPrivateKey(text)) refuseKey(PRIVATE)
  const jwk = parsed(text)
  const said = written.safeParse(jwk)
  if (!said.success) return refuseKey(UNREADABLE)
  const { members, alg } = membersOf(keyOf(jwk))
  const { use, alg: named, key_ops: ops, kid } = said.data
  if (use === 'sig' || ops?.some((op) => op === 'verify')) refuseKey(SIGNS)
  if (named !== undefined && named !== alg) refuseKey(`Keys of this kind are used with ${alg}.`)
  return {
    jwk: members,
    alg,
    kid: kid ?? sha256(canonicalJson(members)).toString('base64url'),
  }
}

function parsed(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text)
  } catch {
    return refuseKey(UNREADABLE)
  }
}

function keyOf(jwk: Record<string, unknown>): KeyObject {
  try {
    return createPublicKey({ key: jwk, format: 'jwk' })
  } catch {
    // OpenSSL's own message could quote it.
    return refuseKey(UNREADABLE)
  }
}

function membersOf(key: KeyObject): { members: Record<string, string>; alg: Recipient['alg'] } {
  const { kty, crv, x = '', y = '', n = '', e = '' } = key.export({ format: 'jwk' })
  if (kty === 'RSA') {
    const { modulusLength = 0, publicExponent = 0n } = key.asymmetricKeyDetails ?? {}
    if (modulusLength < RSA_BITS_MIN || modulusLength > RSA_BITS_MAX || publicExponent < 65537n) {
      refuseKey(`Use an RSA key of ${RSA_BITS_MIN} to ${RSA_BITS_MAX} bits, with exponent 65537.`)
    }
    return { members: { e, kty, n }, alg: 'RSA-OAEP-256' }
  }
  if (kty === 'EC' && crv === 'P-256') return { members: { crv, kty, x, y }, alg: 'ECDH-ES+A256KW' }
  if (kty === 'OKP' && crv === 'X25519') return { members: { crv, kty, x }, alg: 'ECDH-ES+A256KW' }
  return refuseKey(OTHER_KIND)
}
