import type { Actor } from '@/lib/actor'
import { authorizeApp } from '@/lib/apps/authorize-app'
import { recordEvent } from '@/lib/audit/record-event'
import { now } from '@/lib/clock'
import { inTransaction } from '@/lib/db/client'
import { withdrawHeld } from '@/lib/secrets/held-secret'
import { moveRotation, type RotationRecord } from './store'
import { writeReceipt } from './write-receipt'

/**
 * Ends a rotation whose secret could not be delivered, and with it the secret, so that it holds no slot.
 * Answers false when another process has taken the delivery over.
 */
export async function abandonDelivery(
  actor: Actor,
  { id, appId, leaseUntil, newSecretId }: RotationRecord,
  { because, sentence }: { because: 'delivery_failed' | 'interrupted'; sentence: string | null },
): Promise<boolean> {
  return inTransaction(async (tx) => {
    const app = await authorizeApp(tx, actor, appId, 'change')
    const at = now()
    const stop = { leaseUntil: null, stoppedAt: at, stoppedBecause: because, closedAt: at }
    const from = { id, state: 'delivering', leaseUntil } as const
    const stopped = await moveRotation(tx, from, { ...stop, state: 'stopped' })
    if (!stopped) return false
    await withdrawHeld(tx, actor, { appId, secretId: newSecretId })
    await writeReceipt(tx, stopped, app)
    await recordEvent(tx, actor, 'rotation.stopped', {
      target: { kind: 'app', id: appId, name: app.name },
      detail: { rotationId: id, because, sentence },
    })
    return true
  })
}
