import { db } from '@/lib/db/client'
import { type Resealed, reseal } from '@/lib/master-key/reseal'
import { linkContext } from './mail-link'
import { findSealedLinks, resealLink, type SealedLink } from './store'

/** Seals the links of mails under the newest master key. */
export function resealMailLinks(): Promise<Resealed> {
  return reseal<SealedLink>({
    purpose: 'mail-link-seal',
    contextOf: ({ id }) => linkContext(id),
    page: (after, mark) => findSealedLinks(db(), after?.id ?? null, mark),
    replace: async (rows) => {
      for (const { row, sealed } of rows) {
        await resealLink(db(), { ...row, anew: new Uint8Array(sealed) })
      }
    },
  })
}
