import { now } from '@/lib/clock'
import { inTransaction } from '@/lib/db/client'
import { masterKeys } from '@/lib/keys'
import { keyIdOf, sealFormerKey } from './load-master-keys'
import { findMasterKeys, lockMasterKeys, putMasterKey } from './store'

/**
 * Makes the pending key the newest, in one transaction: every former key is sealed under it. Nothing
 * else changes yet, and servers still open everything. Answers false if there is no pending key, or
 * another process has begun.
 */
export async function beginRotation(): Promise<boolean> {
  const { known, pending } = masterKeys()
  if (!pending) return false
  return inTransaction(async (tx) => {
    await lockMasterKeys(tx)
    const [newest] = await findMasterKeys(tx)
    if ((newest?.generation ?? 1) !== known[0].generation) return false
    const createdAt = now()
    for (const former of known) {
      const { generation, key } = former
      const sealed = sealFormerKey(pending, former)
      await putMasterKey(tx, { generation, keyId: keyIdOf(key), sealed, createdAt })
    }
    const generation = known[0].generation + 1
    await putMasterKey(tx, { generation, keyId: keyIdOf(pending), sealed: null, createdAt })
    return true
  })
}
