import { z } from 'zod'
import type { ActionOf } from './audit-event'
import { type EventKind, eventKind } from './event-kind'

const appId = z.string()

/** The target's name is the app's. */
export const GRANT_EVENTS = {
  'grant.given': eventKind('grant', {
    /** Scopes, and claims that were asked for one by one, each separated by spaces. */
    detail: { appId, scopes: z.string(), claims: z.string().optional() },
    sentence({ target, detail: { scopes, claims } }) {
      const given = [scopes, claims].filter(Boolean).join(' ')
      const list = given ? `: ${given.split(' ').join(', ')}` : ''
      return `allowed “${target.name}” to act for them${list}`
    },
  }),
  /** Here the target's id is the app's: no grant came of it. */
  'grant.denied': eventKind('grant', {
    detail: { appId },
    sentence: ({ target }) => `did not allow “${target.name}” to act for them`,
  }),
  'grant.revoked': eventKind('grant', {
    /** Whose it was, where an administrator did it. */
    detail: { appId, personId: z.string().optional(), person: z.string().optional() },
    sentence: ({ target, detail: { person } }) =>
      `took back what ${person ?? 'they'} had allowed “${target.name}”`,
  }),
} satisfies Record<ActionOf<'grant'>, EventKind>
