import { z } from 'zod'
import type { ActionOf } from './audit-event'
import { type EventKind, eventKind } from './event-kind'

const permission = {
  apiId: z.string(),
  /** The API's name. */
  api: z.string(),
  /** `invoices:read (for itself), invoices:write (for people)` */
  permissions: z.string(),
  /** What the decision said to the app's people. */
  word: z.string(),
}
/** A stream of signals; its host is null when the app asks for them itself. */
const stream = { streamId: z.string(), host: z.string().nullable() }
const STREAM_VERBS = { enabled: 'resumed', paused: 'paused', disabled: 'stopped' } as const
const reachedAt = ({ host }: { host?: string | null | undefined }) =>
  host ? `to ${host}` : 'that the app asks for itself'

/** Whose tokens it checks; null for every token of the organization. */
const checks = { apiId: z.string().nullable(), api: z.string().nullable() }

/** What an app may do, and from where. */
export const APP_ACCESS_EVENTS = {
  'app.permission_granted': eventKind('app', {
    detail: permission,
    sentence: ({ detail }) => `granted the app ${ofApi(detail)}`,
  }),
  'app.permission_refused': eventKind('app', {
    detail: permission,
    sentence: ({ detail }) => `refused the app ${ofApi(detail)}`,
  }),
  'app.permission_withdrawn': eventKind('app', {
    detail: permission,
    sentence: ({ detail }) => `withdrew from the app ${ofApi(detail)}`,
  }),
  'app.check_allowed': eventKind('app', {
    detail: checks,
    sentence: ({ detail }) => `let the app check ${tokensOf(detail)}`,
  }),
  'app.check_ended': eventKind('app', {
    detail: checks,
    sentence: ({ detail }) => `lets the app no longer check ${tokensOf(detail)}`,
  }),
  'app.stream_created': eventKind('app', {
    detail: stream,
    sentence: ({ detail }) => `began a stream of signals ${reachedAt(detail)}`,
  }),
  'app.stream_changed': eventKind('app', {
    detail: stream,
    sentence: ({ detail }) => `changed the stream of signals ${reachedAt(detail)}`,
  }),
  'app.stream_status_changed': eventKind('app', {
    detail: { ...stream, status: z.enum(['enabled', 'paused', 'disabled']) },
    sentence: ({ detail }) =>
      `${STREAM_VERBS[detail.status ?? 'paused']} the stream of signals ${reachedAt(detail)}`,
  }),
  'app.stream_removed': eventKind('app', {
    detail: stream,
    sentence: ({ detail }) => `removed the stream of signals ${reachedAt(detail)}`,
  }),
  'app.management_granted': eventKind('app', {
    /** What it has now, and what it had: `apps:read, secrets:issue`. */
    detail: { scopes: z.string(), before: z.string() },
    sentence: ({ detail: { scopes } }) =>
      scopes
        ? `lets the app do for itself at the management API: ${scopes}`
        : 'lets the app do nothing for itself at the management API',
  }),
  'app.networks_set': eventKind('app', {
    /** What it has now, and what it had: `203.0.113.0/24, 2001:db8::/48`. */
    detail: { networks: z.string(), before: z.string() },
    sentence: ({ detail: { networks } }) =>
      `lets the app be used from ${networks ? `${networks} only` : 'everywhere'}`,
  }),
} satisfies Partial<Record<ActionOf<'app'>, EventKind>>

function tokensOf({ api }: { api?: string | null | undefined }): string {
  return api ? `tokens of the API “${api}”` : 'every token'
}

type OfApi = {
  api?: string | undefined
  permissions?: string | undefined
  word?: string | undefined
}

function ofApi({ api, permissions, word }: OfApi): string {
  const what = permissions || 'a permission'
  return `${what} of ${api ? `the API “${api}”` : 'an API'}${word ? `: “${word}”` : ''}`
}
