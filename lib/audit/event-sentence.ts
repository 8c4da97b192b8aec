import type { AuditDetail } from './events/audit-event'
import { type EventKind, readDetail } from './events/event-kind'
import { EVENTS } from './events/every-event'

/**
 * What happened, in words that follow the actor's name. Old entries are told as far as their detail
 * goes; of an action that only a newer Keyturn knows, the name is told.
 */
export function eventSentence(event: {
  action: string
  target: { name: string }
  detail: AuditDetail
}): string {
  const { action, target, detail } = event
  const kinds: Readonly<Record<string, EventKind>> = EVENTS
  const kind = Object.hasOwn(kinds, action) ? kinds[action] : undefined
  if (!kind) return action.replace(/[._]/g, ' ')
  return kind.sentence({ target, detail: readDetail(kind, detail) })
}
