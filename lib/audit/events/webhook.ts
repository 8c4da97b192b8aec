import { z } from 'zod'
import type { ActionOf } from './audit-event'
import { type EventKind, eventKind } from './event-kind'

const ENDS = {
  person: '',
  failing: ', because nothing had arrived there for days',
  gone: ', because it answered that it is gone',
} as const

/** Endpoints of webhooks; each is named by its host, because its address may hold a key. */
export const WEBHOOK_EVENTS = {
  'webhook.added': eventKind('webhook', {
    /** The events that it hears of, `secret.*, app.registered`. */
    detail: { events: z.string() },
    sentence: ({ target }) => `added a webhook to ${target.name}`,
  }),
  'webhook.edited': eventKind('webhook', {
    /** The names of the fields, `url, events`. */
    detail: { changed: z.string(), events: z.string() },
    sentence: ({ target, detail: { changed } }) =>
      `changed ${changed ? `the ${changed} of ` : ''}the webhook to ${target.name}`,
  }),
  'webhook.enabled': eventKind('webhook', {
    detail: {},
    sentence: ({ target }) => `switched the webhook to ${target.name} on`,
  }),
  'webhook.disabled': eventKind('webhook', {
    /** `failing` and `gone`: Keyturn did, because nothing arrived there. */
    detail: { because: z.enum(['person', 'failing', 'gone']) },
    sentence: ({ target, detail: { because = 'person' } }) =>
      `switched the webhook to ${target.name} off${ENDS[because]}`,
  }),
  'webhook.removed': eventKind('webhook', {
    detail: {},
    sentence: ({ target }) => `removed the webhook to ${target.name}`,
  }),
  'webhook.secret_made': eventKind('webhook', {
    detail: { secretId: z.string(), lastFour: z.string() },
    sentence: ({ target, detail: { lastFour } }) =>
      `made the signing secret …${lastFour ?? ''} of the webhook to ${target.name}, and was shown its value`,
  }),
  'webhook.secret_removed': eventKind('webhook', {
    detail: { secretId: z.string(), lastFour: z.string() },
    sentence: ({ target, detail: { lastFour } }) =>
      `removed the signing secret …${lastFour ?? ''} of the webhook to ${target.name}`,
  }),
  'webhook.resent': eventKind('webhook', {
    detail: { messageId: z.string(), event: z.string() },
    sentence: ({ target, detail: { event = 'a message' } }) =>
      `sent ${event} to ${target.name} again`,
  }),
  'webhook.test': eventKind('webhook', {
    detail: {},
    sentence: ({ target }) => `sent a test to the webhook to ${target.name}`,
  }),
} satisfies Record<ActionOf<'webhook'>, EventKind>
