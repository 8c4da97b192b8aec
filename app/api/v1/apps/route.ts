import { readApps } from '@/lib/api/read-apps'
import { reading } from '@/lib/api/reading'

/** The apps that this person may see. */
export const GET = reading((actor, { query }) => readApps(actor, query))

export {
  refuseMethod as DELETE,
  refuseMethod as OPTIONS,
  refuseMethod as PATCH,
  refuseMethod as POST,
  refuseMethod as PUT,
} from '@/lib/api/refuse'
