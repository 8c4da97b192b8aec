import type { Actor } from '@/lib/actor'
import { authorizeApp } from '@/lib/apps/authorize-app'
import { refuseSecretless } from '@/lib/apps/refuse-secretless'
import { recordEvent } from '@/lib/audit/record-event'
import { DAY, now, secondsAfter } from '@/lib/clock'
import { inTransaction } from '@/lib/db/client'
import { requireStepUp } from '@/lib/people/require-step-up'
import type { ScheduleInput } from './schedule-input'
import { putSchedule } from './store'

/**
 * Sets that the app's secret is rotated every so many days, for the first time after so many days. A
 * schedule that had stopped goes on. Refuses with `not_found`, `forbidden`, `app_deleted`,
 * `app_suspended`, `app_keeps_no_secret`, `app_described_elsewhere` and `step_up_required`.
 */
export async function setSchedule(
  actor: Actor,
  appId: string,
  { everyDays, useWithinDays, quietHours }: ScheduleInput,
): Promise<void> {
  await inTransaction(async (tx) => {
    const app = await authorizeApp(tx, actor, appId, 'change')
    refuseSecretless(app)
    requireStepUp(actor)
    const setAt = now()
    const said = { everyDays, useWithinDays, quietHours }
    const nextAt = secondsAfter(setAt, everyDays * DAY)
    await putSchedule(tx, { appId, ...said, nextAt, setAt, setByName: actor.personName })
    await recordEvent(tx, actor, 'rotation.scheduled', {
      target: { kind: 'app', id: app.id, name: app.name },
      detail: said,
    })
  })
}
