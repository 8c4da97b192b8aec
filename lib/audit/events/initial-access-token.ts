import { z } from 'zod'
import type { ActionOf } from './audit-event'
import { type EventKind, eventKind } from './event-kind'

export const INITIAL_ACCESS_TOKEN_EVENTS = {
  'initial_access_token.made': eventKind('initial_access_token', {
    /** How long it works. */
    detail: { days: z.number() },
    sentence({ target, detail: { days } }) {
      const life = days === undefined ? '' : `, for ${days === 1 ? 'one day' : `${days} days`}`
      return `made the initial access token “${target.name}”${life}`
    },
  }),
  'initial_access_token.revoked': eventKind('initial_access_token', {
    detail: {},
    sentence: ({ target }) => `revoked the initial access token “${target.name}”`,
  }),
} satisfies Record<ActionOf<'initial_access_token'>, EventKind>
