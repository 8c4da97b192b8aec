import { db } from '@/lib/db/client'
import { type Resealed, reseal } from '@/lib/master-key/reseal'
import { CREDENTIAL_PURPOSE, credentialContext } from './credential'
import { findSealedCredentials, resealCredential, type SealedCredential } from './store'

/** Seals the credentials of delivery targets under the newest master key. */
export function resealCredentials(): Promise<Resealed> {
  return reseal<SealedCredential>({
    purpose: CREDENTIAL_PURPOSE,
    contextOf: ({ id }) => credentialContext(id),
    page: (after, mark) => findSealedCredentials(db(), after?.id ?? '', mark),
    replace: async (rows) => {
      for (const { row, sealed } of rows) {
        await resealCredential(db(), { ...row, anew: new Uint8Array(sealed) })
      }
    },
  })
}
