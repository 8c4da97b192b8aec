import { type Resealed, reseal } from '@/lib/master-key/reseal'
import { contextOf } from './artifact'
import { sealedArtifacts } from './reseal-store'

/** Seals codes, tokens, sessions and interactions under the newest master key. */
export function resealArtifacts(): Promise<Resealed> {
  return reseal({
    purpose: 'artifact-seal',
    contextOf: ({ kind, digest }) => contextOf(kind, digest),
    ...sealedArtifacts,
  })
}
