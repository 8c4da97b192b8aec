import type { Actor } from '@/lib/actor'
import { authorizeApp } from '@/lib/apps/authorize-app'
import { inTransaction } from '@/lib/db/client'
import { Refusal } from '@/lib/errors'
import { findRotation } from './store'
import { writeReceipt } from './write-receipt'

/**
 * The signed receipt of a rotation (JWS). Until a week after the end it is written anew when more was
 * refused of the old secret. Support may read it. Refuses with `not_found`, and with `receipt_not_ready`
 * as long as the rotation is under way.
 */
export async function findReceipt(
  actor: Actor,
  appId: string,
  rotationId: string,
): Promise<string> {
  return inTransaction(async (tx) => {
    const app = await authorizeApp(tx, actor, appId, 'read')
    const rotation = await findRotation(tx, appId, rotationId)
    if (!rotation) throw new Refusal('not_found', `rotation ${rotationId}`)
    const isOver = rotation.state === 'ended' || rotation.state === 'stopped'
    if (!isOver) throw new Refusal('receipt_not_ready', `rotation ${rotationId}`)
    if (rotation.closedAt && rotation.receipt) return rotation.receipt
    return writeReceipt(tx, rotation, app)
  })
}
