import { z } from 'zod'
import type { ActionOf } from './audit-event'
import { type EventKind, eventKind } from './event-kind'

export const SIGNING_KEY_EVENTS = {
  'signing_key.rotated': eventKind('signing_key', {
    /** The `kid` of the key that signed before, and what both sign with. */
    detail: { retired: z.string().nullable(), algorithm: z.string() },
    sentence: ({ target, detail: { retired, algorithm } }) =>
      `rotated the ${algorithm ? `${algorithm} ` : ''}signing key: ${target.name} signs now${retired ? ` in place of ${retired}` : ''}`,
  }),
} satisfies Record<ActionOf<'signing_key'>, EventKind>
