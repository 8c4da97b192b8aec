import { generateKeyPair, type JsonWebKey } from 'node:crypto'
import { promisify } from 'node:util'
import { now } from '@/lib/clock'
import { uuidV7 } from '@/lib/crypto/random'
import { sealFor, unsealFor } from '@/lib/crypto/sealed'
import type { Tx } from '@/lib/db/client'
import { insertSigningKey } from './store'

/** A private key as the engine wants it (RFC 7517). */
export type SigningJwk = JsonWebKey & { kid: string; alg: 'ES256'; use: 'sig' }

/** Makes a key and stores it, sealed under the master key. Answers its id. */
export async function makeSigningKey(tx: Tx, status: 'current' | 'next'): Promise<string> {
  const { privateKey } = await promisify(generateKeyPair)('ec', { namedCurve: 'P-256' })
  const jwk = privateKey.export({ format: 'jwk' })
  const key: SigningJwk = { ...jwk, kid: uuidV7(), alg: 'ES256', use: 'sig' }
  const { d: _private, ...publicJwk } = key
  const sealed = sealFor('signing-key-seal', key.kid, Buffer.from(JSON.stringify(key)))
  const createdAt = now()
  await insertSigningKey(tx, {
    id: key.kid,
    algorithm: key.alg,
    publicJwk: publicJwk as Record<string, string>,
    sealedPrivate: new Uint8Array(sealed),
    createdAt,
    status,
    activatedAt: status === 'current' ? createdAt : null,
  })
  return key.kid
}

/** Opens a stored key. Throws `Unsealable` when the master key is not the one that sealed it. */
export function openSigningKey(stored: { id: string; sealedPrivate: Uint8Array }): SigningJwk {
  const sealed = Buffer.from(stored.sealedPrivate)
  return JSON.parse(unsealFor('signing-key-seal', stored.id, sealed).toString())
}
