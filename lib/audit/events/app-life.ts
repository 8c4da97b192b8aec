import { z } from 'zod'
import type { ActionOf } from './audit-event'
import { type EventKind, eventKind } from './event-kind'

/** When it is due to be confirmed. */
const due = { dueAt: z.string() }

/** What becomes of an app, from its registration until it is gone. */
export const APP_LIFE_EVENTS = {
  'app.verified': eventKind('app', { detail: {}, sentence: () => 'verified the app' }),
  'app.unverified': eventKind('app', {
    detail: {},
    sentence: () => 'withdrew that the app is verified',
  }),
  'app.suspended': eventKind('app', {
    /** The host of its metadata document, where that is no longer allowed. */
    detail: { host: z.string().optional(), nobodyConfirmed: z.literal(true).optional() },
    sentence: ({ detail: { host, nobodyConfirmed } }) =>
      `suspended the app${host ? `: ${host} is no longer allowed` : nobodyConfirmed ? ': nobody has confirmed it' : ''}`,
  }),
  'app.confirmation_due_soon': eventKind('app', {
    detail: due,
    sentence: () => 'asked the owner to confirm the app within two weeks',
  }),
  'app.confirmation_due': eventKind('app', {
    detail: due,
    sentence: () => 'asked the owner to confirm the app',
  }),
  'app.confirmation_overdue': eventKind('app', {
    detail: due,
    sentence: () => 'told the administrators that nobody has confirmed the app',
  }),
  'app.confirmed': eventKind('app', {
    detail: { confirmationId: z.string(), dueAt: z.string().optional() },
    sentence: () => 'confirmed that the app is needed as it is',
  }),
  'app.resumed': eventKind('app', { detail: {}, sentence: () => 'resumed the app' }),
  'app.deleted': eventKind('app', { detail: {}, sentence: () => 'deleted the app' }),
  'app.unused_told': eventKind('app', {
    detail: {
      since: z.string(),
      /** What comes next, and when at the earliest; null when nothing does. */
      next: z.enum(['suspended', 'deleted']).nullable(),
      nextAt: z.string().nullable(),
    },
    sentence({ detail: { since, next, nextAt } }) {
      const then = next && nextAt ? `; it is ${next} on ${nextAt.slice(0, 10)}` : ''
      return `found that nobody has used the app since ${dayIn(since)}${then}`
    },
  }),
  'app.unused_suspended': eventKind('app', {
    detail: { since: z.string() },
    sentence: ({ detail }) =>
      `suspended the app, because nobody has used it since ${dayIn(detail.since)}`,
  }),
  'app.unused_deleted': eventKind('app', {
    detail: { since: z.string() },
    sentence: ({ detail }) =>
      `deleted the app, because nobody has used it since ${dayIn(detail.since)}`,
  }),
  'app.kept': eventKind('app', {
    detail: {},
    sentence: () => 'said that the app is still needed',
  }),
  'app.restored': eventKind('app', { detail: {}, sentence: () => 'restored the app' }),
  'app.purged': eventKind('app', {
    detail: {},
    sentence: () => 'removed the deleted app for good',
  }),
} satisfies Partial<Record<ActionOf<'app'>, EventKind>>

/** `2026-11-28` */
const dayIn = (moment: string | undefined) => moment?.slice(0, 10) ?? 'long ago'
