import { db } from '@/lib/db/client'
import { type Resealed, reseal } from '@/lib/master-key/reseal'
import { findSealedFactors, resealFactor, type SealedFactor } from './store'
import { totpContext } from './totp'

/** Seals the keys of authenticator apps under the newest master key. */
export function resealFactors(): Promise<Resealed> {
  return reseal<SealedFactor>({
    purpose: 'second-factor-seal',
    contextOf: ({ personId }) => totpContext(personId),
    page: (after, mark) => findSealedFactors(db(), after?.personId ?? '', mark),
    replace: async (rows) => {
      for (const { row, sealed } of rows) {
        await resealFactor(db(), { ...row, anew: new Uint8Array(sealed) })
      }
    },
  })
}
