import { generateKeyPairSync, type KeyObject } from 'node:crypto'

type Pair = { publicKey: KeyObject; privateKey: KeyObject }

/** Made once: it takes up to a second. */
let rsa: Pair | undefined

/** A key pair of each accepted kind; a new one each time, but for RSA. */
export const PAIRS = {
  ES256: () => generateKeyPairSync('ec', { namedCurve: 'P-256' }),
  EdDSA: () => generateKeyPairSync('ed25519'),
  RS256: () => {
    rsa ??= generateKeyPairSync('rsa', { modulusLength: 2048 })
    return rsa
  },
} satisfies Record<string, () => Pair>

/** The key as JSON, as a person pastes it. */
export function jwkText(key: KeyObject, more: Record<string, unknown> = {}): string {
  return JSON.stringify({ ...key.export({ format: 'jwk' }), ...more })
}

export function pemOf({ publicKey }: Pair): string {
  return publicKey.export({ type: 'spki', format: 'pem' }).toString()
}

/** A new public key as a JWK. */
export function aPublicKey(): string {
  return jwkText(PAIRS.EdDSA().publicKey)
}

/** Private keys in every format that people have them in. */
export function privateForms(): string[] {
  const { privateKey } = PAIRS.ES256()
  const rsa = PAIRS.RS256().privateKey
  return [
    jwkText(privateKey),
    JSON.stringify({ keys: [privateKey.export({ format: 'jwk' })] }),
    jwkText(rsa),
    privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    privateKey.export({ type: 'sec1', format: 'pem' }).toString(),
    rsa.export({ type: 'pkcs1', format: 'pem' }).toString(),
    rsa.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'x' }).toString(),
    JSON.stringify({ kty: 'oct', k: 'c2VjcmV0' }),
  ]
}
