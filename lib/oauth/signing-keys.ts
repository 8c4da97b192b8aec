import { generateKeyPair, type JsonWebKey } from 'node:crypto'
import { promisify } from 'node:util'
import { now } from '@/lib/clock'
import { uuidV7 } from '@/lib/crypto/random'
import { seal, unseal } from '@/lib/crypto/seal'
import { inTransaction } from '@/lib/db/client'
import { keyFor } from '@/lib/keys'
import { findSigningKeys, insertSigningKey, lockSigningKeys } from './store'

/** A private key as the engine wants it (RFC 7517). */
export type SigningJwk = JsonWebKey & { kid: string; alg: 'ES256'; use: 'sig' }

/**
 * The keys that sign for this installation, the newest first. The first process to start makes
 * one; others that start with it wait and find it. Throws when the master key is not the one that
 * sealed them.
 */
export function loadSigningKeys(): Promise<SigningJwk[]> {
  return inTransaction(async (tx) => {
    await lockSigningKeys(tx)
    const stored = await findSigningKeys(tx)
    if (stored.length > 0) return stored.map(open)
    const made = await makeSigningKey()
    await insertSigningKey(tx, close(made))
    return [made]
  })
}

async function makeSigningKey(): Promise<SigningJwk> {
  const { privateKey } = await promisify(generateKeyPair)('ec', { namedCurve: 'P-256' })
  return { ...privateKey.export({ format: 'jwk' }), kid: uuidV7(), alg: 'ES256', use: 'sig' }
}

function close(key: SigningJwk) {
  const { d: _private, ...publicJwk } = key
  return {
    id: key.kid,
    algorithm: key.alg,
    publicJwk: publicJwk as Record<string, string>,
    sealedPrivate: new Uint8Array(
      seal(keyFor('signing-key-seal'), key.kid, Buffer.from(JSON.stringify(key))),
    ),
    createdAt: now(),
  }
}

function open(stored: { id: string; sealedPrivate: Uint8Array }): SigningJwk {
  const sealed = Buffer.from(stored.sealedPrivate)
  return JSON.parse(unseal(keyFor('signing-key-seal'), stored.id, sealed).toString())
}
