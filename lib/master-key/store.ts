import type { Tx } from '@/lib/db/client'
import type { MasterKey } from '@/lib/db/generated/client'

export type StoredMasterKey = MasterKey

/** The number is arbitrary but must never change. */
const ROTATION_LOCK = 7_391_004

/** One rotation at a time begins, until the end of this transaction. */
export async function lockMasterKeys(tx: Tx): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${ROTATION_LOCK})`
}

/** The rows of all generations, the newest first. */
export function findMasterKeys(tx: Tx): Promise<MasterKey[]> {
  return tx.masterKey.findMany({ orderBy: { generation: 'desc' } })
}

/** The newest generation; 1 before the first rotation. */
export async function newestGeneration(tx: Tx): Promise<number> {
  const { _max } = await tx.masterKey.aggregate({ _max: { generation: true } })
  return _max.generation ?? 1
}

/** Writes the row of one generation, in place of the one that it had. */
export async function putMasterKey(
  tx: Tx,
  row: Pick<MasterKey, 'generation' | 'keyId' | 'createdAt'> & {
    sealed: Uint8Array<ArrayBuffer> | null
  },
): Promise<void> {
  const { generation, keyId, sealed } = row
  await tx.masterKey.upsert({
    where: { generation },
    create: row,
    update: { keyId, sealed },
  })
}

/** Notes that nothing is sealed under an older key any more. */
export async function completeMasterKey(tx: Tx, generation: number, at: Date): Promise<void> {
  await tx.masterKey.update({ where: { generation }, data: { completedAt: at } })
}
