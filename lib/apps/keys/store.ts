import type { Tx } from '@/lib/db/client'
import type { AppKeyUseView, KeyAlgorithm, PublicJwk } from './app-key'

/** A public key's row with its use. */
export type AppKeyRecord = {
  id: string
  appId: string
  thumbprint: string
  kid: string
  name: string
  algorithm: KeyAlgorithm
  jwk: PublicJwk
  createdAt: Date
  createdByName: string
  use: AppKeyUseView | null
}

const WITH_USE = { use: { omit: { keyId: true } } } as const

/** The public keys of the app, the newest first. */
export async function findKeys(tx: Tx, appId: string): Promise<AppKeyRecord[]> {
  const rows = await tx.appKey.findMany({
    where: { appId },
    include: WITH_USE,
    orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
  })
  // Only addAppKey writes rows, so the values are what readPublicKey accepted.
  return rows.map(({ algorithm, jwk, ...row }) => ({
    ...row,
    algorithm: algorithm as KeyAlgorithm,
    jwk: jwk as PublicJwk,
  }))
}

/** Adds a public key to an app. */
export async function insertKey(tx: Tx, key: Omit<AppKeyRecord, 'use'>): Promise<void> {
  await tx.appKey.create({ data: key, select: { id: true } })
}

/** Removes one key of the app. Without it, everything minted with it is dead. */
export async function deleteKey(tx: Tx, appId: string, keyId: string): Promise<void> {
  await tx.appKey.deleteMany({ where: { id: keyId, appId } })
}

/** The last use of the keys that the app publishes at its present address. */
export async function findPublishedKeysUse(tx: Tx, appId: string): Promise<AppKeyUseView | null> {
  const app = await tx.app.findUnique({
    where: { id: appId },
    select: { jwksId: true, keysUse: { omit: { appId: true } } },
  })
  if (!app?.keysUse || app.keysUse.jwksId !== app.jwksId) return null
  const { jwksId: _, ...use } = app.keysUse
  return use
}
