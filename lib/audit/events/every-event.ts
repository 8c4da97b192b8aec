import type { z } from 'zod'
import { API_EVENTS } from './api'
import { APP_EVENTS } from './app'
import { APP_ACCESS_EVENTS } from './app-access'
import { APP_LIFE_EVENTS } from './app-life'
import { APPROVAL_EVENTS } from './approval'
import { AUDIT_EVENTS } from './audit'
import type { AuditAction, AuditTarget } from './audit-event'
import { CALENDAR_FEED_EVENTS } from './calendar-feed'
import { CLIENT_EVENTS } from './client'
import type { EventKind } from './event-kind'
import { GRANT_EVENTS } from './grant'
import { HOST_EVENTS } from './host'
import { IMPORT_EVENTS, TRANSITION_EVENTS } from './import'
import { INITIAL_ACCESS_TOKEN_EVENTS } from './initial-access-token'
import { ORGANIZATION_EVENTS } from './organization'
import { PERSON_EVENTS } from './person'
import { POLICY_EVENTS } from './policy'
import { PROVIDER_EVENTS } from './provider'
import { ROTATION_EVENTS } from './rotation'
import { SCIM_TOKEN_EVENTS } from './scim-token'
import { SECRET_EVENTS } from './secret'
import { SIGNING_KEY_EVENTS } from './signing-key'
import { WEBHOOK_EVENTS } from './webhook'

/** Every kind of event: what it acts on, what is stored with it, and its sentence. */
export const EVENTS = {
  ...ORGANIZATION_EVENTS,
  ...PERSON_EVENTS,
  ...APP_EVENTS,
  ...APP_ACCESS_EVENTS,
  ...APP_LIFE_EVENTS,
  ...APPROVAL_EVENTS,
  ...SECRET_EVENTS,
  ...ROTATION_EVENTS,
  ...SIGNING_KEY_EVENTS,
  ...API_EVENTS,
  ...PROVIDER_EVENTS,
  ...POLICY_EVENTS,
  ...INITIAL_ACCESS_TOKEN_EVENTS,
  ...SCIM_TOKEN_EVENTS,
  ...CALENDAR_FEED_EVENTS,
  ...HOST_EVENTS,
  ...WEBHOOK_EVENTS,
  ...IMPORT_EVENTS,
  ...TRANSITION_EVENTS,
  ...GRANT_EVENTS,
  ...AUDIT_EVENTS,
  ...CLIENT_EVENTS,
} satisfies Record<AuditAction, EventKind>

type Events = typeof EVENTS

/** What is stored with an event of this action. */
export type EventDetail<Action extends AuditAction> = z.input<Events[Action]['detail']>

/** What is said of one event: its target, and its detail where that has a key that must be there. */
export type EventInput<Action extends AuditAction> = {
  [A in Action]: { target: AuditTarget<Events[A]['target']> } & DetailOf<EventDetail<A>>
}[Action]

type DetailOf<Detail> =
  Record<string, never> extends Detail ? { detail?: Detail } : { detail: Detail }
