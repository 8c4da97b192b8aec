import { z } from 'zod'
import type { ActionOf } from './audit-event'
import { type EventKind, eventKind } from './event-kind'

const appId = z.string()

/** The target's name is the app's. */
export const GRANT_EVENTS = {
  'grant.given': eventKind('grant', {
    /** The scopes are separated by spaces. */
    detail: { appId, scopes: z.string() },
    sentence({ target, detail: { scopes } }) {
      const list = scopes ? `: ${scopes.split(' ').join(', ')}` : ''
      return `allowed “${target.name}” to act for them${list}`
    },
  }),
  'grant.revoked': eventKind('grant', {
    detail: { appId },
    sentence: ({ target }) => `took back what they had allowed “${target.name}”`,
  }),
} satisfies Record<ActionOf<'grant'>, EventKind>
