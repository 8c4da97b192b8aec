import { type Resealed, reseal } from '@/lib/master-key/reseal'
import { contextOf } from './artifact'
import { findSealedArtifacts, resealArtifactRows, type SealedArtifact } from './reseal-store'

/** Seals codes, tokens, sessions and interactions under the newest master key. */
export function resealArtifacts(): Promise<Resealed> {
  return reseal<SealedArtifact>({
    purpose: 'artifact-seal',
    contextOf: ({ kind, digest }) => contextOf(kind, digest),
    page: (after, mark) => findSealedArtifacts(after?.digest ?? Buffer.alloc(0), mark),
    replace: (rows) =>
      resealArtifactRows(
        rows.map(({ row, sealed }) => ({ digest: row.digest, before: row.sealed, sealed })),
      ),
  })
}
