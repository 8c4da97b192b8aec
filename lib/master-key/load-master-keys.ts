import { seal, unseal } from '@/lib/crypto/seal'
import { db } from '@/lib/db/client'
import { deriveKey, type MasterKeys, masterKeys, provideMasterKeys } from '@/lib/keys'
import { OtherMasterKey } from './other-master-key'
import { findMasterKeys, type StoredMasterKey } from './store'

type KeptKey = Pick<StoredMasterKey, 'generation' | 'keyId' | 'sealed'>

/** The configured keys: the one to use, and before it is in use the one that was used until then. */
export type ConfiguredKeys = () => [Buffer, ...Buffer[]]

/**
 * Finds out which of the configured keys is in use, and opens the former ones, which the database
 * keeps sealed under it. Throws `OtherMasterKey`.
 */
export async function loadMasterKeys(configured: ConfiguredKeys): Promise<void> {
  takeMasterKeys(await findMasterKeys(db()), configured)
}

/** Does the same with the rows of a backup, the newest generation first. Throws `OtherMasterKey`. */
export function takeMasterKeys(rows: KeptKey[], configured: ConfiguredKeys): void {
  provideMasterKeys(openMasterKeys(rows, configured()), () => lookForPending(configured()))
}

/** Names a key in its row. */
export function keyIdOf(key: Buffer): string {
  return deriveKey(key, 'master-key-id').toString('hex').slice(0, 32)
}

/** A former key as its row keeps it. */
export function sealFormerKey(newest: Buffer, former: { generation: number; key: Buffer }) {
  const sealed = seal(deriveKey(newest, 'master-key-seal'), contextOf(former), former.key)
  return new Uint8Array(sealed)
}

function openMasterKeys(rows: KeptKey[], configured: [Buffer, ...Buffer[]]): MasterKeys {
  const known = openKnown(rows, configured)
  return { known, pending: pendingOf(configured, known) }
}

function openKnown(
  [newest, ...former]: KeptKey[],
  configured: [Buffer, ...Buffer[]],
): MasterKeys['known'] {
  if (!newest) return [{ generation: 1, key: configured[1] ?? configured[0] }]
  const key = configured.find((candidate) => keyIdOf(candidate) === newest.keyId)
  if (!key) throw new OtherMasterKey('the newest master key of this database is not configured')
  return [
    { generation: newest.generation, key },
    ...former.map((row) => ({ generation: row.generation, key: openFormerKey(key, row) })),
  ]
}

/** The configured key that is not in use yet; null if there is none. */
function pendingOf(configured: Buffer[], known: MasterKeys['known']): Buffer | null {
  return configured.find((one) => !known.some(({ key }) => key.equals(one))) ?? null
}

function openFormerKey(newest: Buffer, row: KeptKey): Buffer {
  const sealed = Buffer.from(row.sealed ?? [])
  return unseal(deriveKey(newest, 'master-key-seal'), contextOf(row), sealed)
}

function contextOf({ generation }: { generation: number }): string {
  return `master key ${generation}`
}

/** A command may have just made the next key of a data folder. */
function lookForPending(configured: Buffer[]): void {
  const keys = masterKeys()
  keys.pending ??= pendingOf(configured, keys.known)
}
