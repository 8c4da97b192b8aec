import type { Actor } from '@/lib/actor'
import { authorizeApp } from '@/lib/apps/authorize-app'
import { recordEvent } from '@/lib/audit/record-event'
import { DAY, now, secondsAfter } from '@/lib/clock'
import { inTransaction } from '@/lib/db/client'
import type { Deliveries } from '@/lib/delivery/deliver'
import { activateHeld } from '@/lib/secrets/activate-held'
import { findRotated } from '@/lib/secrets/find-rotated'
import { withdrawHeld } from '@/lib/secrets/held-secret'
import { planQuietEnd } from '@/lib/secrets/plan-quiet-end'
import { limitsOf } from './limits-of'
import { moveRotation, type RotationRecord } from './store'
import { writeReceipt } from './write-receipt'

/** `ended`: the secret has ended on its way. `taken over`: another process delivers it. */
export type Settled = 'works' | 'ended' | 'taken over'

/** Lets a delivered secret work, and plans the end of the old one. */
export async function settleDelivery(
  actor: Actor,
  { id, appId, leaseUntil, newSecretId, oldSecretId }: RotationRecord,
  { deliveries, jwe }: Pick<Deliveries, 'deliveries' | 'jwe'>,
): Promise<Settled> {
  return inTransaction(async (tx) => {
    const app = await authorizeApp(tx, actor, appId, 'change')
    const at = now()
    const { useWithinDays, quietHours } = await limitsOf(tx, appId)
    const limitAt = secondsAfter(at, useWithinDays * DAY)
    const to = { state: 'unused', leaseUntil: null, deliveredAt: at, limitAt } as const
    const from = { id, state: 'delivering', leaseUntil } as const
    if (!(await moveRotation(tx, from, { ...to, deliveries, jwe }))) return 'taken over'
    if (!(await activateHeld(tx, { appId, secretId: newSecretId }))) {
      const stop = { stoppedAt: at, stoppedBecause: 'new_ended', closedAt: at } as const
      const to = { ...stop, state: 'stopped', jwe: null } as const
      const stopped = await moveRotation(tx, { id, state: 'unused' }, to)
      await withdrawHeld(tx, actor, { appId, secretId: newSecretId })
      if (stopped) await writeReceipt(tx, stopped, app)
      return 'ended'
    }
    if (oldSecretId) await planQuietEnd(tx, actor, { app, secretId: oldSecretId, quietHours })
    const hint = (await findRotated(tx, [newSecretId])).get(newSecretId)?.hint ?? newSecretId
    await recordEvent(tx, actor, 'rotation.delivered', {
      target: { kind: 'app', id: appId, name: app.name },
      detail: { rotationId: id, hint, targets: deliveries.map(({ name }) => name).join(', ') },
    })
    return 'works'
  })
}
