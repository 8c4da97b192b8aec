import { readRoute } from '@/lib/api/read-route'
import { answerSecrets } from '@/lib/api/secret-answers'
import { appIdInPath } from '@/lib/apps/app'
import { listSecrets } from '@/lib/secrets/list-secrets'

/** The secrets of an app: their lives and their uses, never a value. */
export const GET = readRoute<{ clientId: string }>(async (actor, { params }) =>
  answerSecrets(await listSecrets(actor, appIdInPath(params.clientId))),
)

export {
  refuseMethod as DELETE,
  refuseMethod as OPTIONS,
  refuseMethod as PATCH,
  refuseMethod as POST,
  refuseMethod as PUT,
} from '@/lib/api/refuse'
