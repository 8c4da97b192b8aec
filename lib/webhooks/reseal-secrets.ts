import { db } from '@/lib/db/client'
import { type Resealed, reseal } from '@/lib/master-key/reseal'
import { secretContext } from './signing-secret'
import { nextSealedSecrets, resealSecret, type SealedSecret } from './store'

/** Seals the signing secrets of webhooks under the newest master key. */
export function resealWebhookSecrets(): Promise<Resealed> {
  return reseal<SealedSecret>({
    purpose: 'webhook-secret-seal',
    contextOf: ({ id }) => secretContext(id),
    page: (after, mark) => nextSealedSecrets(db(), after?.id ?? '', mark),
    replace: async (rows) => {
      for (const { row, sealed } of rows) {
        await resealSecret(db(), { ...row, anew: new Uint8Array(sealed) })
      }
    },
  })
}
