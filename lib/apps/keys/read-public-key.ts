import { createPublicKey, type KeyObject } from 'node:crypto'
import { calculateJwkThumbprint } from 'jose'
import { z } from 'zod'
import { Refusal } from '@/lib/errors'
import {
  holdsPrivateKey,
  type KeyAlgorithm,
  type PublicJwk,
  RSA_BITS_MAX,
  RSA_BITS_MIN,
} from './app-key'

/** A parsed public key, with the `kid` and the algorithm that the text named. */
export type ReadKey = {
  jwk: PublicJwk
  /** RFC 7638, SHA-256, base64url. */
  thumbprint: string
  algorithm: KeyAlgorithm
  kid: string | null
}

const PRIVATE =
  'This is a private key. It was neither stored nor logged, but it has left your computer: throw ' +
  'the pair away, make a new one, and send only its public half.'
const UNREADABLE = 'This is no public key that can be read: paste one JWK, or one PEM public key.'

/** The answer and the log contain only this sentence, never a part of the text. */
function refuseKey(sentence: string): never {
  throw new Refusal('invalid_input', `public key: ${sentence}`, { publicKey: sentence })
}

const hintsInJwk = z.object({ kid: z.string().optional(), alg: z.string().optional() })
const oneKeySet = z.object({ keys: z.tuple([z.record(z.string(), z.unknown())]) })

function parseJwk(text: string): Record<string, unknown> | null {
  try {
    const parsed: unknown = JSON.parse(text)
    const set = oneKeySet.safeParse(parsed)
    return set.success ? set.data.keys[0] : z.record(z.string(), z.unknown()).parse(parsed)
  } catch {
    return null
  }
}

function keyOf(text: string, jwk: Record<string, unknown> | null): KeyObject {
  try {
    if (jwk) return createPublicKey({ key: jwk, format: 'jwk' })
    if (text.startsWith('-----BEGIN ')) return createPublicKey({ key: text, format: 'pem' })
  } catch {
    // OpenSSL's own message could quote it.
  }
  return refuseKey(UNREADABLE)
}

/** Refuses weak RSA keys (RFC 8725 §3.5): short moduli, and exponents that make forgery easier. */
function refuseWeakRsa(key: KeyObject): void {
  const { modulusLength = 0, publicExponent = 0n } = key.asymmetricKeyDetails ?? {}
  if (modulusLength < RSA_BITS_MIN || modulusLength > RSA_BITS_MAX) {
    refuseKey(
      `This RSA key has ${modulusLength} bits: use one of ${RSA_BITS_MIN} to ${RSA_BITS_MAX}.`,
    )
  }
  if (publicExponent < 65537n) refuseKey('This RSA key has a small exponent: use one with 65537.')
}

/** Only the members that make the key. */
function membersOf(key: KeyObject): { jwk: PublicJwk; algorithms: readonly KeyAlgorithm[] } {
  const { kty, crv, x = '', y = '', n = '', e = '' } = key.export({ format: 'jwk' })
  if (kty === 'EC' && crv === 'P-256') return { jwk: { kty, crv, x, y }, algorithms: ['ES256'] }
  if (kty === 'OKP' && crv === 'Ed25519') return { jwk: { kty, crv, x }, algorithms: ['EdDSA'] }
  if (kty !== 'RSA') {
    return refuseKey('Keys of this kind are not taken: use P-256, Ed25519, or RSA.')
  }
  refuseWeakRsa(key)
  return { jwk: { kty, n, e }, algorithms: ['RS256', 'PS256'] }
}

/**
 * Reads one public key: a JWK (RFC 7517), a set of one JWK, or PEM. `chosen` is the algorithm with which it
 * shall sign with; null takes the one that the key names or that its kind implies. Refuses with
 * `invalid_input` about `publicKey` or `algorithm`. A private key is refused before it is parsed.
 */
export async function readPublicKey(text: string, chosen: KeyAlgorithm | null): Promise<ReadKey> {
  if (holdsPrivateKey(text)) refuseKey(PRIVATE)
  const written = parseJwk(text.trim())
  const key = keyOf(text.trim(), written)
  if (key.type !== 'public') return refuseKey(UNREADABLE)
  const { jwk, algorithms } = membersOf(key)
  const { kid = null, alg } = hintsInJwk.safeParse(written).data ?? {}
  // RFC 9864 has its own name for EdDSA over Ed25519.
  const name = chosen ?? (alg === 'Ed25519' ? 'EdDSA' : alg)
  const algorithm = name ? algorithms.find((one) => one === name) : algorithms[0]
  if (!algorithm) {
    const sentence = `This key signs with ${algorithms.join(' or ')}: choose that.`
    throw new Refusal('invalid_input', sentence, { algorithm: sentence })
  }
  return { jwk, algorithm, kid, thumbprint: await calculateJwkThumbprint(jwk) }
}
