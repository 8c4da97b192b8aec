import type { Actor } from '@/lib/actor'
import { authorizeApp } from '@/lib/apps/authorize-app'
import { recordEvent } from '@/lib/audit/record-event'
import { inTransaction } from '@/lib/db/client'
import { Refusal } from '@/lib/errors'
import { requireStepUp } from '@/lib/people/require-step-up'
import type { TargetId } from './delivery-target-input'
import { deleteTarget } from './store'
import { viewTarget } from './view-target'

/**
 * Removes a delivery target. What was put there stays there. Refuses with `not_found`, `forbidden` and
 * `step_up_required`.
 */
export async function removeTarget(
  actor: Actor,
  appId: string,
  { targetId }: TargetId,
): Promise<void> {
  await inTransaction(async (tx) => {
    const app = await authorizeApp(tx, actor, appId, 'change')
    requireStepUp(actor)
    const row = await deleteTarget(tx, appId, targetId)
    if (!row) throw new Refusal('not_found', `target ${targetId}`)
    const { name, kind, place } = viewTarget(row)
    await recordEvent(tx, actor, 'rotation.target_removed', {
      target: { kind: 'app', id: app.id, name: app.name },
      detail: { name, kind, place },
    })
  })
}
