import { db } from '@/lib/db/client'
import { type Resealed, reseal } from '@/lib/master-key/reseal'
import { headerContext } from './authorization-header'
import { findSealedHeaders, resealHeader, type SealedHeader } from './store'

/** Seals the `Authorization` headers of streams under the newest master key. */
export function resealSignalHeaders(): Promise<Resealed> {
  return reseal<SealedHeader>({
    purpose: 'signal-header-seal',
    contextOf: ({ id }) => headerContext(id),
    page: (after, mark) => findSealedHeaders(db(), after?.id ?? '', mark),
    replace: async (rows) => {
      for (const { row, sealed } of rows) {
        await resealHeader(db(), { ...row, anew: new Uint8Array(sealed) })
      }
    },
  })
}
