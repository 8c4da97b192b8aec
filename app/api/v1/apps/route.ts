import { readApps } from '@/lib/api/read-apps'
import { readRoute } from '@/lib/api/read-route'

/** The apps that this person may see. */
export const GET = readRoute((actor, { query }) => readApps(actor, query))

export {
  refuseMethod as DELETE,
  refuseMethod as OPTIONS,
  refuseMethod as PATCH,
  refuseMethod as POST,
  refuseMethod as PUT,
} from '@/lib/api/refuse'
