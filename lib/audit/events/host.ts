import { z } from 'zod'
import type { ActionOf } from './audit-event'
import { type EventKind, eventKind } from './event-kind'

/** Hosts of client ID metadata documents. */
export const HOST_EVENTS = {
  'host.admitted': eventKind('host', {
    detail: {},
    sentence: ({ target }) => `allowed apps whose metadata document is on ${target.name}`,
  }),
  'host.removed': eventKind('host', {
    /** How many apps that suspended. */
    detail: { apps: z.number() },
    sentence({ target, detail: { apps = 0 } }) {
      const suspended = `, which suspended ${apps === 1 ? 'one app' : `${apps} apps`}`
      return `no longer allows apps from ${target.name}${apps > 0 ? suspended : ''}`
    },
  }),
} satisfies Record<ActionOf<'host'>, EventKind>
