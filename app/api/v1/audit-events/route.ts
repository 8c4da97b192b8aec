import { readAuditEvents } from '@/lib/api/read-audit-events'
import { readRoute } from '@/lib/api/read-route'
import { AUDIT_SCOPE } from '@/lib/apis/api'

/** The audit events of this person's organization, the oldest first. */
export const GET = readRoute((actor, { query }) => readAuditEvents(actor, query), {
  scope: AUDIT_SCOPE,
})

export {
  refuseMethod as DELETE,
  refuseMethod as OPTIONS,
  refuseMethod as PATCH,
  refuseMethod as POST,
  refuseMethod as PUT,
} from '@/lib/api/refuse'
