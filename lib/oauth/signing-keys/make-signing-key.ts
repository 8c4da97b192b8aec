import { createPrivateKey, createPublicKey, generateKeyPair, type KeyObject } from 'node:crypto'
import { promisify } from 'node:util'
import type { SigningAlgorithm } from '@/lib/apps/fields/signing-algorithm'
import { uuidV7 } from '@/lib/crypto/random'
import { sealFor, unsealFor } from '@/lib/crypto/sealed'
import type { Tx } from '@/lib/db/client'
import type { SigningKeyStatus } from './signing-key'
import { insertSigningKey, type StoredKey } from './store'

/** A key of ours with its private half; `kid` is its id in signatures (RFC 7515 §4.1.4). */
export type SigningKey = {
  kid: string
  algorithm: SigningAlgorithm
  status: SigningKeyStatus
  privateKey: KeyObject
  publicKey: KeyObject
}

const generate = promisify(generateKeyPair)

const GENERATE: Record<SigningAlgorithm, () => Promise<{ privateKey: KeyObject }>> = {
  RS256: () => generate('rsa', { modulusLength: 2048 }),
  ES256: () => generate('ec', { namedCurve: 'P-256' }),
  EdDSA: () => generate('ed25519', {}),
}

/** A private key that was just made, for the ring of its algorithm. */
export type NewKey = { algorithm: SigningAlgorithm; privateKey: KeyObject }

/**
 * Makes a private key for each of these, on other threads. An RSA key takes too long to be made while
 * others wait for a lock.
 */
export function makePrivateKeys<Wanted extends { algorithm: SigningAlgorithm }>(
  wanted: readonly Wanted[],
): Promise<(Wanted & NewKey)[]> {
  return Promise.all(
    wanted.map(async (one) => {
      const { privateKey } = await GENERATE[one.algorithm]()
      return { ...one, privateKey }
    }),
  )
}

type Stored = { status: 'current' | 'next'; createdAt: Date }

/** Stores a private key, sealed under the master key. Answers its id. */
export async function storeSigningKey(
  tx: Tx,
  { algorithm, privateKey, status, createdAt }: NewKey & Stored,
): Promise<string> {
  const kid = uuidV7()
  const named = { kid, alg: algorithm, use: 'sig' }
  const privateJwk = { ...privateKey.export({ format: 'jwk' }), ...named }
  const publicJwk = { ...createPublicKey(privateKey).export({ format: 'jwk' }), ...named }
  const sealed = sealFor('signing-key-seal', kid, Buffer.from(JSON.stringify(privateJwk)))
  await insertSigningKey(tx, {
    id: kid,
    algorithm,
    publicJwk,
    sealedPrivate: new Uint8Array(sealed),
    createdAt,
    status,
    activatedAt: status === 'current' ? createdAt : null,
  })
  return kid
}

/** Opens a stored key. Throws `Unsealable` when the master key is not the one that sealed it. */
export function openSigningKey({ algorithm, status, ...stored }: StoredKey): SigningKey {
  const privateKey = openPrivateKey(stored)
  return { kid: stored.id, algorithm, status, privateKey, publicKey: createPublicKey(privateKey) }
}

/** Opens the private half of a stored key. Throws `Unsealable` as `openSigningKey` does. */
export function openPrivateKey({
  id,
  sealedPrivate,
}: Pick<StoredKey, 'id' | 'sealedPrivate'>): KeyObject {
  const jwk = unsealFor('signing-key-seal', id, Buffer.from(sealedPrivate)).toString()
  return createPrivateKey({ key: JSON.parse(jwk), format: 'jwk' })
}
