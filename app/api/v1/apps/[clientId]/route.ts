import { answerApp } from '@/lib/api/app-answers'
import { readRoute } from '@/lib/api/read-route'
import { appIdInPath } from '@/lib/apps/app'
import { findApp } from '@/lib/apps/find-app'

/** One app as it is registered. */
export const GET = readRoute<{ clientId: string }>(async (actor, { params }) =>
  answerApp(await findApp(actor, appIdInPath(params.clientId))),
)

export {
  refuseMethod as DELETE,
  refuseMethod as OPTIONS,
  refuseMethod as PATCH,
  refuseMethod as POST,
  refuseMethod as PUT,
} from '@/lib/api/refuse'
