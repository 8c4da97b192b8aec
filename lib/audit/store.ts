import type { Tx } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'

/** Adds one event to the trail; there is no way to change or remove one. */
export async function insertAuditEvent(
  tx: Tx,
  event: Prisma.AuditEventUncheckedCreateInput,
): Promise<void> {
  await tx.auditEvent.create({ data: event, select: { id: true } })
}
