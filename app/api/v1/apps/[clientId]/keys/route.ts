import { answerKeys } from '@/lib/api/key-answers'
import { readRoute } from '@/lib/api/read-route'
import { appIdInPath } from '@/lib/apps/app'
import { findApp } from '@/lib/apps/find-app'
import { findPublishedKeysUse } from '@/lib/apps/keys/find-published-keys-use'
import { listAppKeys } from '@/lib/apps/keys/list-app-keys'

/** The public keys of an app, and where it publishes them itself. */
export const GET = readRoute<{ clientId: string }>(async (actor, { params }) => {
  const { id, jwksUri } = await findApp(actor, appIdInPath(params.clientId))
  const [keys, jwksUse] = await Promise.all([
    listAppKeys(actor, id),
    findPublishedKeysUse(actor, id),
  ])
  return answerKeys({ keys, jwksUri, jwksUse })
})

export {
  refuseMethod as DELETE,
  refuseMethod as OPTIONS,
  refuseMethod as PATCH,
  refuseMethod as POST,
  refuseMethod as PUT,
} from '@/lib/api/refuse'
