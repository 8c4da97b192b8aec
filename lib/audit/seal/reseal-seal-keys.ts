import { db } from '@/lib/db/client'
import { type Resealed, reseal } from '@/lib/master-key/reseal'
import { SEAL_KEY_PURPOSE } from './seal-key'
import { findSealedKeys, resealSealKey, type SealedKey } from './store'

/** Seals the private halves of the keys of the audit log under the newest master key. */
export function resealSealKeys(): Promise<Resealed> {
  return reseal<SealedKey>({
    purpose: SEAL_KEY_PURPOSE,
    contextOf: ({ id }) => id,
    page: (after, mark) => findSealedKeys(db(), after?.id ?? '', new Uint8Array(mark)),
    replace: async (rows) => {
      for (const { row, sealed } of rows) {
        await resealSealKey(db(), { id: row.id, from: row.sealed, to: new Uint8Array(sealed) })
      }
    },
  })
}
