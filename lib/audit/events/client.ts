import { z } from 'zod'
import type { ActionOf } from './audit-event'
import { type EventKind, eventKind } from './event-kind'

/** Written where the policy asks for each row; otherwise these are only counted by the hour. */
export const CLIENT_EVENTS = {
  'client.authenticated': eventKind('app', {
    /** The secret's or the key's id; a grant type, or the endpoint. */
    detail: { credentialId: z.string(), grantType: z.string() },
    sentence: ({ detail: { grantType } }) =>
      `authenticated${grantType ? ` for ${grantType.replace(/^urn:.*:/, '')}` : ''}`,
  }),
  'client.refused': eventKind('app', {
    detail: {
      cause: z.string(),
      credentialId: z.string().nullable(),
      /** False: it may be somebody else who only knows the client ID. */
      proven: z.boolean(),
    },
    sentence: ({ detail: { cause } }) =>
      `was refused${cause ? `: ${cause.replaceAll('_', ' ')}` : ''}`,
  }),
} satisfies Record<ActionOf<'client'>, EventKind>
