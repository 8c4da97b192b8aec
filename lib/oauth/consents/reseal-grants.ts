import { type Resealed, reseal } from '@/lib/master-key/reseal'
import { sealedGrants } from './reseal-store'
import { contextOf } from './sealed-grant'

/** Seals what people have allowed under the newest master key. */
export function resealGrants(): Promise<Resealed> {
  return reseal({
    purpose: 'artifact-seal',
    contextOf: ({ digest }) => contextOf(digest),
    ...sealedGrants,
  })
}
