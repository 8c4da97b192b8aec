import type { Tx } from '@/lib/db/client'
import { countSentSince } from '@/lib/usage/count-sent-since'
import { signReceipt } from './receipt'
import { moveRotation, type RotationRecord } from './store'
import { viewRotations } from './view-rotations'

/**
 * Writes the receipt of a rotation that has ended or was stopped, with what was refused of the old secret
 * until now. Answers the receipt.
 */
export async function writeReceipt(
  tx: Tx,
  rotation: RotationRecord,
  app: { name: string; organizationId: string },
): Promise<string> {
  const { appId, oldSecretId: secretId, oldEndedAt: since } = rotation
  const refusedSince = secretId && since ? await countSentSince(tx, { appId, secretId, since }) : 0
  if (rotation.receipt && refusedSince === rotation.refusedSince) return rotation.receipt
  const [view] = await viewRotations(tx, [{ ...rotation, refusedSince }])
  if (!view) throw new Error('lib/rotation: a rotation is always shown')
  const receipt = await signReceipt(tx, view, app)
  await moveRotation(tx, rotation, { receipt, refusedSince })
  return receipt
}
