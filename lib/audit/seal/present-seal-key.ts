import { now } from '@/lib/clock'
import type { Tx } from '@/lib/db/client'
import { makeSealKey, openSealKey, type SealKey, type StoredSealKey } from './seal-key'
import { findSealKeys, insertSealKey } from './store'

/** The keys of this installation, the newest first: those whose private half opens under the master key. */
export async function sealKeys(tx: Tx): Promise<SealKey[]> {
  return (await findSealKeys(tx)).flatMap((row) => openSealKey(row) ?? [])
}

/**
 * The key that signs now; the first call makes it. If rows are there and none opens, the master key is
 * another one: then it throws, because a new key would look like that of somebody else.
 */
export async function presentSealKey(tx: Tx): Promise<SealKey> {
  const rows = await findSealKeys(tx)
  const [key] = rows.flatMap((row) => openSealKey(row) ?? [])
  if (key) return key
  if (rows.length > 0) throw new Error('lib/audit/seal: no key of the seals opens')
  const made = makeSealKey()
  await insertSealKey(tx, made, now())
  return opened(made)
}

function opened(row: StoredSealKey): SealKey {
  const key = openSealKey(row)
  if (!key) throw new Error('lib/audit/seal: the key that was just made does not open')
  return key
}
