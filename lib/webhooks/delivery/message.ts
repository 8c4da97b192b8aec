import type { AuditEventView } from '@/lib/audit/events/audit-event'
import { type EventOnWire, eventOnWire } from '@/lib/audit/log/event-on-wire'

/** What a receiver gets (Standard Webhooks 1.0): the event as the audit API tells it, without its origin. */
export type Message = {
  type: string
  timestamp: string
  data: Omit<EventOnWire, 'address' | 'user_agent'> & { organization_id: string }
}

/** The message of an event of this organization. The same event is the same text, in each attempt. */
export function messageOf(organizationId: string, event: AuditEventView): Message {
  const { address: _, user_agent: __, ...told } = eventOnWire(event)
  return {
    type: told.event,
    timestamp: told.at,
    data: { organization_id: organizationId, ...told },
  }
}
