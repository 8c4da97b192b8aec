import type { Tx } from '@/lib/db/client'
import type { DeliveryTarget, Prisma } from '@/lib/db/generated/client'

export type TargetRecord = DeliveryTarget

/** The targets of an app, the oldest first. */
export function findTargets(tx: Tx, appId: string): Promise<TargetRecord[]> {
  return tx.deliveryTarget.findMany({
    where: { appId },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  })
}

/** Adds a target; false if the app has one of this name. */
export async function insertTarget(
  tx: Tx,
  row: Prisma.DeliveryTargetUncheckedCreateInput,
): Promise<boolean> {
  const { count } = await tx.deliveryTarget.createMany({ data: [row], skipDuplicates: true })
  return count === 1
}

/** Removes a target of the app, and answers what it was; null if there is none. */
export async function deleteTarget(
  tx: Tx,
  appId: string,
  id: string,
): Promise<TargetRecord | null> {
  const row = await tx.deliveryTarget.findFirst({ where: { id, appId } })
  if (!row) return null
  await tx.deliveryTarget.deleteMany({ where: { id, appId } })
  return row
}

/** Notes how the last delivery to a target went. */
export async function noteDelivery(
  tx: Tx,
  id: string,
  how: { lastDeliveredAt: Date } | { lastFailedAt: Date; lastFailure: string },
): Promise<void> {
  await tx.deliveryTarget.updateMany({ where: { id }, data: how })
}

const SEALED_AT_ONCE = 500

/** A target's sealed credential. */
export type SealedCredential = { id: string; sealed: Uint8Array<ArrayBuffer> }

/** The next targets after this id whose credential does not begin with `mark`. */
export function findSealedCredentials(
  tx: Tx,
  after: string,
  mark: Uint8Array,
): Promise<SealedCredential[]> {
  return tx.$queryRaw`SELECT id, sealed_credential AS sealed FROM delivery_target
    WHERE id > ${after} AND sealed_credential IS NOT NULL
      AND substr(sealed_credential, 1, length(${mark}::bytea)) <> ${mark}::bytea
    ORDER BY id LIMIT ${SEALED_AT_ONCE}`
}

/** Writes a credential anew, unless it has changed meanwhile. */
export async function resealCredential(
  tx: Tx,
  { id, sealed, anew }: SealedCredential & { anew: Uint8Array<ArrayBuffer> },
): Promise<void> {
  await tx.deliveryTarget.updateMany({
    where: { id, sealedCredential: sealed },
    data: { sealedCredential: anew },
  })
}
