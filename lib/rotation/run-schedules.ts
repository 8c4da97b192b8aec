import { findOwner } from '@/lib/apps/find-owner'
import { byKeyturn, recordEvent } from '@/lib/audit/record-event'
import { DAY, now, secondsAfter } from '@/lib/clock'
import { db, inTransaction } from '@/lib/db/client'
import { Refusal, type RefusalCode } from '@/lib/errors'
import { log } from '@/lib/log'
import { rotateByDelivery } from './rotate-by-delivery'
import { ATTEMPTS_MAX, type RotationStop } from './rotation-record'
import { scheduleAsActor } from './schedule-as-actor'
import { type ScheduleRecord, takeDueSchedules, updateSchedule } from './store'

/** What stops a schedule at once; anything else is tried again. */
const STOPS: Partial<Record<RefusalCode, RotationStop>> = {
  two_active_secrets: 'slots_full',
  no_delivery_target: 'no_target',
  app_suspended: 'app_refused',
  app_waits_for_approval: 'app_refused',
  app_waits_for_confirmation: 'app_refused',
  app_deleted: 'app_refused',
  app_keeps_no_secret: 'app_refused',
  app_described_elsewhere: 'app_refused',
  secrets_not_allowed: 'app_refused',
}

/**
 * Rotates the secrets of up to 20 apps whose schedule is due. A delivery that fails is tried three times,
 * ten minutes apart; then, and at anything else that is not as it should be, the schedule stops and the
 * trail says why. Answers how many.
 */
export async function runDueSchedules(): Promise<number> {
  const due = await takeDueSchedules(db(), now())
  for (const schedule of due) await run(schedule)
  return due.length
}

async function run(schedule: ScheduleRecord): Promise<void> {
  const { appId, everyDays, attempts } = schedule
  try {
    const actor = await scheduleAsActor(db(), appId)
    if (!actor) return
    await rotateByDelivery(actor, appId, { scheduled: true })
    await updateSchedule(db(), appId, { nextAt: secondsAfter(now(), everyDays * DAY), attempts: 0 })
  } catch (error) {
    const code = error instanceof Refusal ? error.code : null
    log.warn({ err: error, appId, attempts }, 'a rotation by schedule did not succeed')
    if (code === 'rotation_under_way') {
      await updateSchedule(db(), appId, { nextAt: secondsAfter(now(), DAY), attempts: 0 })
      return
    }
    const because = code ? STOPS[code] : undefined
    if (because) await stopSchedule(appId, because)
    else if (attempts >= ATTEMPTS_MAX) await stopSchedule(appId, 'delivery_failed')
  }
}

async function stopSchedule(appId: string, because: RotationStop): Promise<void> {
  await inTransaction(async (tx) => {
    const app = await findOwner(tx, appId)
    if (!app) return
    const { name, organizationId } = app
    await updateSchedule(tx, appId, { stoppedAt: now(), stoppedBecause: because })
    const keyturn = byKeyturn(organizationId)
    await recordEvent(tx, keyturn, 'rotation.stopped', {
      target: { kind: 'app', id: appId, name },
      detail: { rotationId: null, because, sentence: null },
    })
  })
}
