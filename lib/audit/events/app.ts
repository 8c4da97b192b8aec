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
const member = { personId: z.string(), name: z.string() }

/**
 * What is registered of an app, whose it is and by what it authenticates. The sentences say “the app”,
 * because they stand on its page or beside its name.
 */
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
} satisfies Partial<Record<ActionOf<'app'>, EventKind>>

function keyOf({ name }: { name?: string | undefined }): string {
  return name ? `the public key “${name}”` : 'a public key'
}

type Federation = { name?: string | undefined; issuer?: string | undefined }

function federationOf({ name, issuer }: Federation): string {
  const what = name ? `the federated credential “${name}”` : 'a federated credential'
  return issuer ? `${what} (${issuer})` : what
}
