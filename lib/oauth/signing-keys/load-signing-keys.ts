import { now, secondsAfter } from '@/lib/clock'
import { inTransaction, type Tx } from '@/lib/db/client'
import { makeSigningKey, openSigningKey, type SigningJwk } from './make-signing-key'
import { PUBLISHED_AFTER_SECONDS, type SigningKeyStatus } from './signing-key'
import { findSigningKeys, lockSigningKeys, type StoredKey } from './store'

const ORDER: Record<SigningKeyStatus, number> = { current: 0, next: 1, retired: 2 }

/**
 * Every key that signs, will sign, or has signed something that may still be valid. The one that
 * signs is first, because the engine takes the first. The first process makes missing keys; others
 * that start with it wait for them. Throws `Unsealable` if the master key is another one.
 */
export function loadSigningKeys(): Promise<SigningJwk[]> {
  return inTransaction(async (tx) => {
    const stored = await presentKeys(tx)
    return stored.toSorted((a, b) => ORDER[a.status] - ORDER[b.status]).map(openSigningKey)
  })
}

/** The stored keys, completed: there is always a key that signs and one that will follow it. */
async function presentKeys(tx: Tx): Promise<StoredKey[]> {
  const stored = await publishedKeys(tx)
  if (isComplete(stored)) return stored
  await lockSigningKeys(tx)
  const found = await publishedKeys(tx)
  for (const status of ['current', 'next'] as const) {
    if (!found.some((key) => key.status === status)) await makeSigningKey(tx, status)
  }
  return publishedKeys(tx)
}

/** The keys of the published set, the newest first. */
export function publishedKeys(tx: Tx): Promise<StoredKey[]> {
  return findSigningKeys(tx, secondsAfter(now(), -PUBLISHED_AFTER_SECONDS))
}

function isComplete(keys: StoredKey[]): boolean {
  return ['current', 'next'].every((status) => keys.some((key) => key.status === status))
}
