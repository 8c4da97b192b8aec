import type { KeyAlgorithm } from '@/lib/apps/keys/app-key'

/** The parameters of each kind of pair (Web Cryptography, Secure Curves). */
const PARAMETERS = {
  ES256: { name: 'ECDSA', namedCurve: 'P-256' },
  EdDSA: { name: 'Ed25519' },
  RS256: rsa('RSASSA-PKCS1-v1_5'),
  PS256: rsa('RSA-PSS'),
} satisfies Record<KeyAlgorithm, EcKeyGenParams | RsaHashedKeyGenParams | Algorithm>

/** 3072 bits: as strong as the other two (NIST SP 800-57, 128 bits). */
function rsa(name: string) {
  const publicExponent = new Uint8Array([1, 0, 1])
  return { name, modulusLength: 3072, publicExponent, hash: 'SHA-256' }
}

/** The members that RFC 7638 §3.2 digests, in its order. */
const MEMBERS = {
  EC: ['crv', 'kty', 'x', 'y'],
  OKP: ['crv', 'kty', 'x'],
  RSA: ['e', 'kty', 'n'],
} as const

export type MadePair = {
  /** JSON of the public half: what is sent. */
  publicJwk: string
  /** JSON of the private half: what is saved, once, and kept nowhere else. */
  privateJwk: string
  /** The thumbprint, under which both halves go. */
  kid: string
}

/** Whether this browser can make keys: only pages from https or localhost can. */
export function canMakePairs(): boolean {
  return globalThis.crypto?.subtle !== undefined
}

/** Makes a pair in this browser. Rejects where the browser does not know the algorithm. */
export async function makePair(algorithm: KeyAlgorithm): Promise<MadePair> {
  const { subtle } = globalThis.crypto
  const pair = await subtle.generateKey(PARAMETERS[algorithm], true, ['sign', 'verify'])
  if (!('privateKey' in pair)) throw new Error('the browser made no pair')
  const [bare, secret] = await Promise.all([
    subtle.exportKey('jwk', pair.publicKey),
    subtle.exportKey('jwk', pair.privateKey),
  ])
  const members = MEMBERS[bare.kty as keyof typeof MEMBERS]
  const canonical = Object.fromEntries(members.map((member) => [member, bare[member]]))
  const kid = await digest(JSON.stringify(canonical))
  // What the browser adds for itself (key_ops, ext) means nothing elsewhere.
  const { key_ops: _, ext: __, ...whole } = secret
  const named = { kid, use: 'sig', alg: algorithm }
  return {
    kid,
    publicJwk: JSON.stringify({ ...canonical, ...named }, null, 2),
    privateJwk: JSON.stringify({ ...whole, ...named }, null, 2),
  }
}

async function digest(text: string): Promise<string> {
  const hash = await globalThis.crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return btoa(String.fromCharCode(...new Uint8Array(hash)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
}
