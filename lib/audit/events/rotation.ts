import { z } from 'zod'
import type { ActionOf } from './audit-event'
import { type EventKind, eventKind } from './event-kind'

const target = { name: z.string(), kind: z.string(), place: z.string() }

const STOPS = {
  delivery_failed: 'the new secret could not be delivered',
  interrupted: 'the server stopped before the new secret was delivered',
  never_used: 'nobody used the new secret in time',
  not_quiet: 'the old secret was still used when its time was over',
  new_ended: 'the new secret ended first',
  slots_full: 'the app has two active secrets already',
  no_target: 'the app has no delivery target',
  app_refused: 'the app takes no new secret',
}

/** The sentences say “the app”, because they stand on its page or beside its name. */
export const ROTATION_EVENTS = {
  'rotation.target_added': eventKind('app', {
    detail: target,
    sentence: ({ detail }) => `added the delivery target ${called(detail)}`,
  }),
  'rotation.target_removed': eventKind('app', {
    detail: target,
    sentence: ({ detail }) => `removed the delivery target ${called(detail)}`,
  }),
  'rotation.scheduled': eventKind('app', {
    detail: { everyDays: z.number(), useWithinDays: z.number(), quietHours: z.number() },
    sentence: ({ detail: { everyDays } }) =>
      `set that the secret is rotated every ${everyDays === 1 ? 'day' : `${everyDays ?? 'few'} days`}`,
  }),
  'rotation.unscheduled': eventKind('app', {
    detail: {},
    sentence: () => 'ended the schedule by which the secret is rotated',
  }),
  'rotation.delivered': eventKind('app', {
    detail: {
      rotationId: z.string(),
      hint: z.string(),
      /** `OpenBao, Cluster` */
      targets: z.string(),
    },
    sentence: ({ detail: { hint, targets } }) =>
      `delivered the secret ${hint ?? ''} to ${targets ?? 'its targets'}`,
  }),
  'rotation.stopped': eventKind('app', {
    detail: {
      rotationId: z.string().nullable(),
      because: z.enum(Object.keys(STOPS) as (keyof typeof STOPS)[]),
      /** What a target said, in our words. */
      sentence: z.string().nullable(),
    },
    sentence({ detail: { because, sentence } }) {
      const why = because ? `: ${STOPS[because]}` : ''
      return `stopped the rotation of the secret${why}${sentence ? ` (${sentence})` : ''}`
    },
  }),
  'rotation.ended': eventKind('app', {
    detail: {
      rotationId: z.string(),
      oldHint: z.string(),
      newHint: z.string(),
      /** SHA-256 of the signed receipt, base64url. */
      receipt: z.string(),
    },
    sentence: ({ detail: { oldHint, newHint } }) =>
      `completed the rotation from ${oldHint ?? 'the old secret'} to ${newHint ?? 'the new one'}, with a receipt`,
  }),
} satisfies Record<ActionOf<'rotation'>, EventKind>

function called({ name, place }: { name?: string; place?: string }): string {
  return `“${name ?? ''}”${place ? ` (${place})` : ''}`
}
