import type { ActionOf } from './audit-event'
import { type EventKind, eventKind } from './event-kind'

/** Tokens with which a company's directory provisions people. */
export const SCIM_TOKEN_EVENTS = {
  'scim_token.made': eventKind('scim_token', {
    detail: {},
    sentence: ({ target }) => `made the SCIM token “${target.name}” and was shown its value`,
  }),
  'scim_token.revoked': eventKind('scim_token', {
    detail: {},
    sentence: ({ target }) => `revoked the SCIM token “${target.name}”`,
  }),
} satisfies Record<ActionOf<'scim_token'>, EventKind>
