import { SIGNING_ALGORITHMS } from '@/lib/apps/fields/signing-algorithm'
import { now, secondsAfter } from '@/lib/clock'
import { db, inTransaction, type Tx } from '@/lib/db/client'
import {
  makePrivateKeys,
  openSigningKey,
  type SigningKey,
  storeSigningKey,
} from './make-signing-key'
import { keyOf, PUBLISHED_AFTER_SECONDS, type SigningKeyStatus, WANTED_KEYS } from './signing-key'
import { findSigningKeys, lockSigningKeys, type StoredKey } from './store'

const ORDER: Record<SigningKeyStatus, number> = { current: 0, next: 1, retired: 2 }

/**
 * Every key that signs, will sign, or has signed something that may still be valid. Those that sign
 * are first, because the engine takes the first of an algorithm; RS256 before the others, because
 * some verifiers take the first of all. The first process stores missing keys; others that start with
 * it wait for them. Throws `Unsealable` if the master key is another one.
 */
export async function loadSigningKeys(): Promise<SigningKey[]> {
  const stored = await presentKeys()
  return stored.toSorted((a, b) => placeOf(a) - placeOf(b)).map(openSigningKey)
}

function placeOf({ status, algorithm }: StoredKey): number {
  return ORDER[status] * SIGNING_ALGORITHMS.length + SIGNING_ALGORITHMS.indexOf(algorithm)
}

/** The stored keys, completed: each ring has a key that signs and one that will follow it. */
async function presentKeys(): Promise<StoredKey[]> {
  const stored = await publishedKeys(db())
  const missing = WANTED_KEYS.filter((wanted) => !keyOf(stored, wanted))
  if (missing.length === 0) return stored
  const made = await makePrivateKeys(missing)
  return inTransaction(async (tx) => {
    await lockSigningKeys(tx)
    const found = await publishedKeys(tx)
    const at = beforeOthersSign(found)
    for (const key of made) {
      const createdAt = key.status === 'current' ? at : now()
      if (!keyOf(found, key)) await storeSigningKey(tx, { ...key, createdAt })
    }
    return publishedKeys(tx)
  })
}

/**
 * Before there were several rings, a process signed with the newest key that is current. One that
 * still runs during an upgrade must not take the key of another ring, so that counts as older.
 */
function beforeOthersSign(found: StoredKey[]): Date {
  const signing = found.filter(({ status }) => status === 'current')
  const oldest = Math.min(...signing.map(({ createdAt }) => createdAt.getTime()))
  return Number.isFinite(oldest) ? new Date(oldest - 1) : now()
}

/** The keys of the published set, the newest first. */
export function publishedKeys(tx: Tx): Promise<StoredKey[]> {
  return findSigningKeys(tx, secondsAfter(now(), -PUBLISHED_AFTER_SECONDS))
}
