import { db } from '@/lib/db/client'
import { type Resealed, reseal } from '@/lib/master-key/reseal'
import { findSealedKeys, resealKey, type SealedKey } from './store'

/** Seals the private halves of the signing keys under the newest master key. */
export function resealSigningKeys(): Promise<Resealed> {
  return reseal<SealedKey>({
    purpose: 'signing-key-seal',
    contextOf: ({ id }) => id,
    page: (after, mark) => findSealedKeys(db(), after?.id ?? '', mark),
    replace: async (rows) => {
      for (const { row, sealed } of rows) {
        await resealKey(db(), { ...row, anew: new Uint8Array(sealed) })
      }
    },
  })
}
