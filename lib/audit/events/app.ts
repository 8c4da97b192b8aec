import { z } from 'zod'
import type { ActionOf } from './audit-event'
import { beforeAndAfter } from './before-after'
import { type EventKind, eventKind } from './event-kind'
import { fieldsInWords } from './field-words'

/** Set where the change ended that the app was verified. */
const unverified = z.literal(true).optional()

function endOfVerified(detail: { unverified?: true | undefined }): string {
  return detail.unverified ? ', so that it is no longer verified' : ''
}

const key = { keyId: z.string(), name: z.string(), thumbprint: z.string() }
const federation = {
  credentialId: z.string(),
  name: z.string(),
  issuer: z.string(),
  subject: z.string(),
}
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
/** When it is due to be confirmed. */
const due = { dueAt: z.string() }
const member = { personId: z.string(), name: z.string() }

/** The sentences say “the app”, because they stand on its page or beside its name. */
export const APP_EVENTS = {
  'app.registered': eventKind('app', {
    detail: {
      type: z.string(),
      /** The name of the one that a program showed (RFC 7591 §3). */
      initialAccessToken: z.string().optional(),
      /** Where its metadata document is. */
      host: z.string().optional(),
    },
    sentence: () => 'registered the app',
  }),
  'app.moved_in': eventKind('app', {
    detail: {
      type: z.string(),
      importId: z.string(),
      /** How many secrets came along. */
      secrets: z.number(),
    },
    sentence({ detail: { secrets = 0 } }) {
      const many = secrets === 0 ? 'no secret' : secrets === 1 ? 'its secret' : `${secrets} secrets`
      return `imported the app from another server, with ${many}`
    },
  }),
  'app.edited': eventKind('app', {
    detail: {
      /** The names of the fields, `name, websiteUrl`. */
      changed: z.string(),
      unverified,
      ...beforeAndAfter,
    },
    sentence: ({ detail }) =>
      `changed the ${fieldsInWords(detail.changed) ?? 'registration'}${endOfVerified(detail)}`,
  }),
  'app.logo_changed': eventKind('app', {
    detail: { removed: z.literal(true).optional(), unverified },
    sentence: ({ detail }) =>
      `${detail.removed ? 'removed' : 'changed'} the logo${endOfVerified(detail)}`,
  }),
  'app.member_added': eventKind('app', {
    detail: member,
    sentence: ({ detail }) => `added ${detail.name ?? 'somebody'} to the app`,
  }),
  'app.member_removed': eventKind('app', {
    detail: member,
    sentence: ({ detail }) => `removed ${detail.name ?? 'somebody'} from the app`,
  }),
  'app.owner_changed': eventKind('app', {
    /** The new owner, and the name of the one before. */
    detail: {
      ...member,
      before: z.string(),
      /** The new owner has said yes to an offer. */
      accepted: z.boolean().optional(),
    },
    sentence({ detail: { name, before, accepted } }) {
      const taken = accepted ? 'took over the app' : `gave the app to ${name ?? 'somebody'}`
      return `${taken}${before ? `; ${before} owned it before` : ''}`
    },
  }),
  'app.owner_offered': eventKind('app', {
    detail: member,
    sentence: ({ detail }) => `offered the app to ${detail.name ?? 'somebody'}`,
  }),
  'app.owner_offer_declined': eventKind('app', {
    detail: {},
    sentence: () => 'declined to own the app',
  }),
  'app.owner_offer_withdrawn': eventKind('app', {
    detail: member,
    sentence: ({ detail }) => `no longer offers the app to ${detail.name ?? 'somebody'}`,
  }),
  'app.key_added': eventKind('app', {
    detail: key,
    sentence: ({ detail }) => `added ${keyOf(detail)}`,
  }),
  'app.key_removed': eventKind('app', {
    detail: { ...key, lastUsedAt: z.string().nullable() },
    sentence: ({ detail }) => `removed ${keyOf(detail)} and its tokens`,
  }),
  'app.federation_added': eventKind('app', {
    detail: federation,
    sentence: ({ detail }) => `let the app authenticate by ${federationOf(detail)}`,
  }),
  'app.federation_removed': eventKind('app', {
    detail: { ...federation, lastUsedAt: z.string().nullable() },
    sentence: ({ detail }) => `removed ${federationOf(detail)} and its tokens`,
  }),
  'app.federation_first_used': eventKind('app', {
    detail: { ...federation, address: z.string() },
    sentence: ({ detail }) => `saw the first use of ${federationOf(detail)}`,
  }),
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
} satisfies Record<ActionOf<'app'>, EventKind>

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

function keyOf({ name }: { name?: string | undefined }): string {
  return name ? `the public key “${name}”` : 'a public key'
}

type Federation = { name?: string | undefined; issuer?: string | undefined }

function federationOf({ name, issuer }: Federation): string {
  const what = name ? `the federated credential “${name}”` : 'a federated credential'
  return issuer ? `${what} (${issuer})` : what
}

/** `2026-11-28` */
const dayIn = (moment: string | undefined) => moment?.slice(0, 10) ?? 'long ago'
