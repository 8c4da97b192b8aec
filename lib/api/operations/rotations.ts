import { z } from 'zod'
import { acceptInput } from '@/lib/accept-input'
import { listTargets } from '@/lib/delivery/list-targets'
import { Refusal } from '@/lib/errors'
import { endSchedule } from '@/lib/rotation/end-schedule'
import { findAppSchedule } from '@/lib/rotation/find-app-schedule'
import { findReceipt } from '@/lib/rotation/find-receipt'
import { listRotations } from '@/lib/rotation/list-rotations'
import { rotateNow } from '@/lib/rotation/rotate-now'
import { EVERY_DAYS_MAX, USE_WITHIN_DAYS_MAX } from '@/lib/rotation/rotation-record'
import { scheduleForm } from '@/lib/rotation/schedule-input'
import { setSchedule } from '@/lib/rotation/set-schedule'
import { QUIET_HOURS_MAX } from '@/lib/secrets/planned-end'
import { operation } from '../operation'
import { typeNamed } from '../type-named'
import { inApp } from './in-app'
import { allItems, allOnWire } from './paging'
import { rotationItem, rotationOnWire, schedule, scheduleOnWire, target } from './rotation-answer'
import { withId } from './with-id'

const reads = { method: 'GET', tag: 'Rotation', scope: 'apps:read', params: inApp } as const
const changes = { tag: 'Rotation', needsStepUp: true, params: inApp } as const
const refusals = ['not_found', 'forbidden', 'step_up_required'] as const
const secretless = [
  'app_deleted',
  'app_suspended',
  'app_waits_for_approval',
  'app_waits_for_confirmation',
  'app_keeps_no_secret',
  'app_described_elsewhere',
] as const

const list = operation({
  ...reads,
  id: 'listRotations',
  path: '/apps/{client_id}/rotations',
  summary: 'The rotations of an app, the newest first.',
  answer: allItems(rotationItem),
  listOf: rotationItem,
  refusals: ['not_found'],
  run: async (actor, { params }) => allOnWire(await listRotations(actor, params.client_id)),
})

const rotate = operation({
  ...changes,
  id: 'rotateByDelivery',
  method: 'POST',
  path: '/apps/{client_id}/rotations',
  summary: 'Make a secret and put it at the delivery targets; nobody sees its value.',
  description: 'It works once it was read back. The old one ends when nothing sends it any more.',
  scope: 'secrets:issue secrets:revoke',
  answer: rotationItem,
  status: 201,
  refusals: [
    ...refusals,
    ...secretless,
    'no_delivery_target',
    'delivery_failed',
    'rotation_under_way',
    'two_active_secrets',
    'secret_not_active',
  ],
  async run(actor, { params }) {
    await rotateNow(actor, params.client_id)
    const [newest] = await listRotations(actor, params.client_id)
    if (!newest) throw new Refusal('not_found', 'the rotation that was just begun')
    return rotationOnWire(newest)
  },
  idOf: ({ id }) => id,
  async replay(actor, { client_id, id }) {
    return rotationOnWire(withId(await listRotations(actor, client_id), id))
  },
})

const receipt = operation({
  ...reads,
  id: 'readReceipt',
  path: '/apps/{client_id}/rotations/{rotation_id}/receipt',
  summary: 'The signed receipt of a rotation that is over (JWS).',
  params: inApp.extend({ rotation_id: z.string().max(40) }),
  answer: typeNamed('RotationReceipt', { receipt: z.string() }),
  refusals: ['not_found', 'receipt_not_ready'],
  run: async (actor, { params }) => ({
    receipt: await findReceipt(actor, params.client_id, params.rotation_id),
  }),
})

const readSchedule = operation({
  ...reads,
  id: 'readSchedule',
  path: '/apps/{client_id}/rotation-schedule',
  summary: 'The schedule by which the secret is rotated.',
  answer: schedule,
  refusals: ['not_found'],
  run: async (actor, { params }) => found(await findAppSchedule(actor, params.client_id)),
})

const putSchedule = operation({
  ...changes,
  id: 'setSchedule',
  method: 'PUT',
  path: '/apps/{client_id}/rotation-schedule',
  summary: 'Rotate the secret every so many days; a schedule that had stopped goes on.',
  scope: 'apps:write secrets:issue secrets:revoke',
  body: z.object({
    every_days: z.int().min(1).max(EVERY_DAYS_MAX),
    use_within_days: z.int().min(1).max(USE_WITHIN_DAYS_MAX).default(7),
    quiet_hours: z.int().min(1).max(QUIET_HOURS_MAX).default(24),
  }),
  answer: schedule,
  refusals: [...refusals, ...secretless],
  async run(actor, { params, body }) {
    const { every_days: everyDays, use_within_days: useWithinDays, quiet_hours: quietHours } = body
    const input = acceptInput(scheduleForm, { everyDays, useWithinDays, quietHours })
    await setSchedule(actor, params.client_id, input)
    return found(await findAppSchedule(actor, params.client_id))
  },
})

const removeSchedule = operation({
  ...changes,
  id: 'endSchedule',
  method: 'DELETE',
  path: '/apps/{client_id}/rotation-schedule',
  summary: 'End the schedule; a rotation that is under way goes on.',
  scope: 'apps:write',
  refusals,
  run: async (actor, { params }) => endSchedule(actor, params.client_id),
})

const targets = operation({
  ...reads,
  id: 'listTargets',
  path: '/apps/{client_id}/delivery-targets',
  summary: 'Where new secrets are put before they work, without what opens it.',
  answer: allItems(target),
  listOf: target,
  refusals: ['not_found'],
  run: async (actor, { params }) => allOnWire(await listTargets(actor, params.client_id)),
})

function found(view: Awaited<ReturnType<typeof findAppSchedule>>) {
  if (!view) throw new Refusal('not_found', 'the app has no schedule')
  return scheduleOnWire(view)
}

export const rotationOperations = [
  list,
  rotate,
  receipt,
  readSchedule,
  putSchedule,
  removeSchedule,
  targets,
]
