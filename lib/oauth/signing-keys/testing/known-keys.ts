import { now } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { makePrivateKeys, storeSigningKey } from '../make-signing-key'
import { WANTED_KEYS } from '../signing-key'

let known: ReturnType<typeof makePrivateKeys<(typeof WANTED_KEYS)[number]>> | undefined

/**
 * The signing keys of a database that was just emptied. A worker makes them once: new RSA keys for
 * every test would take most of its time.
 */
export async function giveSigningKeys(): Promise<void> {
  known ??= makePrivateKeys(WANTED_KEYS)
  for (const key of await known) await storeSigningKey(db(), { ...key, createdAt: now() })
}
