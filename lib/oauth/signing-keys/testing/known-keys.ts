import type { KeyObject } from 'node:crypto'
import { SIGNING_ALGORITHMS } from '@/lib/apps/fields/signing-algorithm'
import { now } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { makePrivateKey, storeSigningKey } from '../make-signing-key'

let known: Promise<KeyObject[]> | undefined

const EVERY = SIGNING_ALGORITHMS.flatMap((algorithm) =>
  (['current', 'next'] as const).map((status) => ({ algorithm, status })),
)

/**
 * The signing keys of a database that was just emptied. A worker makes them once: new RSA keys for
 * every test would take most of its time.
 */
export async function giveSigningKeys(): Promise<void> {
  known ??= Promise.all(EVERY.map(({ algorithm }) => makePrivateKey(algorithm)))
  for (const [n, privateKey] of (await known).entries()) {
    const wanted = EVERY[n]
    if (wanted) await storeSigningKey(db(), privateKey, { ...wanted, createdAt: now() })
  }
}
