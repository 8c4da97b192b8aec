import { type Resealed, reseal } from '@/lib/master-key/reseal'
import { findSealedGrants, resealGrantRows, type SealedGrant } from './reseal-store'
import { contextOf } from './sealed-grant'

/** Seals what people have allowed under the newest master key. */
export function resealGrants(): Promise<Resealed> {
  return reseal<SealedGrant>({
    purpose: 'artifact-seal',
    contextOf: ({ digest }) => contextOf(digest),
    page: (after, mark) => findSealedGrants(after?.digest ?? Buffer.alloc(0), mark),
    replace: (rows) =>
      resealGrantRows(
        rows.map(({ row, sealed }) => ({ digest: row.digest, before: row.sealed, sealed })),
      ),
  })
}
