import { z } from 'zod'
import { DELIVERY_KINDS } from '@/lib/delivery/delivery-target'
import { type RotationView, type ScheduleView, STOPS } from '@/lib/rotation/rotation-record'
import { toWire } from '../to-wire'
import { typeNamed } from '../type-named'

const moment = z.iso.datetime()
const stop = z.enum(STOPS).nullable()
const rotated = typeNamed('RotatedSecret', { id: z.string(), name: z.string(), hint: z.string() })

/** The change from one secret of an app to the next. */
export const rotationItem = typeNamed('Rotation', {
  id: z.string(),
  state: z.enum(['delivering', 'unused', 'draining', 'ended', 'stopped']),
  scheduled: z.boolean(),
  started_at: moment,
  started_by_name: z.string(),
  old: rotated.nullable().describe('null: the first secret of the app.'),
  next: rotated,
  delivered_at: moment.nullable(),
  deliveries: z
    .array(z.object({ name: z.string(), kind: z.string(), place: z.string() }))
    .nullable()
    .describe('null: handed over once, to whoever made it.'),
  jwe: z.string().nullable().describe('What waits in a mailbox: the value, sealed to its key.'),
  first_used_at: moment.nullable(),
  old_last_used_at: moment.nullable(),
  old_ended_at: moment.nullable(),
  refused_since: z.int(),
  stopped_because: stop,
  has_receipt: z.boolean(),
})

/** When the secret is rotated next, and whether that has stopped. */
export const schedule = typeNamed('RotationSchedule', {
  every_days: z.int(),
  use_within_days: z.int(),
  quiet_hours: z.int(),
  next_at: moment,
  stopped_at: moment.nullable(),
  stopped_because: stop,
  set_at: moment,
  set_by_name: z.string(),
})

/** Where new secrets are put before they work. */
export const target = typeNamed('DeliveryTarget', {
  id: z.string(),
  kind: z.enum(DELIVERY_KINDS),
  name: z.string(),
  place: z.string(),
  created_at: moment,
  created_by_name: z.string(),
  last_delivered_at: moment.nullable(),
  failure: z.object({ at: moment, sentence: z.string() }).nullable(),
})

export const rotationOnWire = (one: RotationView) => ({ ...toWire(one), id: one.id })
export const scheduleOnWire = (one: ScheduleView) => toWire(one)
