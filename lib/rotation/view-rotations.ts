import type { Tx } from '@/lib/db/client'
import { findRotated } from '@/lib/secrets/find-rotated'
import type { RotationView } from './rotation-record'
import type { RotationRecord } from './store'

/** What may be shown of these rotations. */
export async function viewRotations(
  tx: Tx,
  rows: readonly RotationRecord[],
): Promise<RotationView[]> {
  const ids = rows.flatMap(({ oldSecretId, newSecretId }) =>
    [oldSecretId ?? [], newSecretId].flat(),
  )
  const secrets = await findRotated(tx, ids)
  const named = (id: string) => secrets.get(id) ?? { id, name: id, hint: id }
  return rows.map(({ oldSecretId, newSecretId, receipt, deliveries, ...row }) => {
    const { leaseUntil: _lease, limitAt: _limit, closedAt: _closed, ...shown } = row
    return {
      ...shown,
      old: oldSecretId ? named(oldSecretId) : null,
      next: named(newSecretId),
      // Only settleDelivery writes them.
      deliveries: deliveries as RotationView['deliveries'],
      hasReceipt: receipt !== null,
    }
  })
}
