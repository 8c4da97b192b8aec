import { db } from '@/lib/db/client'
import { type Resealed, reseal } from '@/lib/master-key/reseal'
import { secretContext } from './provider-secret'
import { findSealedSecrets, resealSecret, type SealedSecret } from './store'

/** Seals the client secrets of providers under the newest master key. */
export function resealProviderSecrets(): Promise<Resealed> {
  return reseal<SealedSecret>({
    purpose: 'provider-secret-seal',
    contextOf: ({ id }) => secretContext(id),
    page: (after, mark) => findSealedSecrets(db(), after?.id ?? '', mark),
    replace: async (rows) => {
      for (const { row, sealed } of rows) {
        await resealSecret(db(), { ...row, anew: new Uint8Array(sealed) })
      }
    },
  })
}
