import { eventSentence } from '../event-sentence'
import type { AuditEventView } from '../events/audit-event'

/** One event as it leaves in an export or through the API: the same names everywhere. */
export type EventOnWire = {
  id: string
  at: string
  actor_id: string | null
  actor_name: string
  event: string
  /** In English, without the actor's name. */
  sentence: string
  target_kind: string
  target_id: string
  target_name: string
  app_id: string | null
  cause: string | null
  address: string | null
  user_agent: string | null
  request_id: string | null
  detail: AuditEventView['detail']
}

/** The names of the columns of a CSV, in their order. */
export const WIRE_NAMES = [
  'id',
  'at',
  'actor_id',
  'actor_name',
  'event',
  'sentence',
  'target_kind',
  'target_id',
  'target_name',
  'app_id',
  'cause',
  'address',
  'user_agent',
  'request_id',
  'detail',
] as const satisfies (keyof EventOnWire)[]

export function eventOnWire(event: AuditEventView): EventOnWire {
  return {
    id: event.id,
    at: event.at.toISOString(),
    actor_id: event.actorId,
    actor_name: event.actorName,
    event: event.action,
    sentence: eventSentence(event),
    target_kind: event.target.kind,
    target_id: event.target.id,
    target_name: event.target.name,
    app_id: event.appId,
    cause: event.cause,
    address: event.address,
    user_agent: event.userAgent,
    request_id: event.requestId,
    detail: event.detail,
  }
}
