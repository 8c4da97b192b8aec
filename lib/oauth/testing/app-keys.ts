import { exportJWK, generateKeyPair } from 'jose'
import { now } from '@/lib/clock'
import { newId } from '@/lib/crypto/random'
import { db } from '@/lib/db/client'
import type { Signer } from './assertions'

export type GivenKey = Signer & { id: string }

/** Adds a public key to an app and answers its private half. */
export async function giveKey(appId: string, algorithm = 'ES256'): Promise<GivenKey> {
  const { publicKey, privateKey } = await generateKeyPair(algorithm, { extractable: true })
  const id = newId('key')
  const kid = `kid-${id}`
  await db().appKey.create({
    data: {
      id,
      appId,
      kid,
      algorithm,
      thumbprint: id,
      name: 'Key',
      jwk: { ...(await exportJWK(publicKey)) } as Record<string, string>,
      createdAt: now(),
      createdByName: 'Ada',
    },
  })
  return { id, kid, algorithm, privateKey }
}
