import type { Actor } from '@/lib/actor'
import { authorizeApp } from '@/lib/apps/authorize-app'
import { recordEvent } from '@/lib/audit/record-event'
import { inTransaction } from '@/lib/db/client'
import { Refusal } from '@/lib/errors'
import { requireStepUp } from '@/lib/people/require-step-up'
import { deleteSchedule } from './store'

/**
 * Ends the schedule by which the app's secret is rotated. A rotation that is under way goes on. Refuses
 * with `not_found`, also when there is none, `forbidden` and `step_up_required`.
 */
export async function endSchedule(actor: Actor, appId: string): Promise<void> {
  await inTransaction(async (tx) => {
    const app = await authorizeApp(tx, actor, appId, 'change')
    requireStepUp(actor)
    if (!(await deleteSchedule(tx, appId))) throw new Refusal('not_found', `schedule of ${appId}`)
    await recordEvent(tx, actor, 'rotation.unscheduled', {
      target: { kind: 'app', id: app.id, name: app.name },
    })
  })
}
