import type { Tx } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'

const AS_VIEW = {
  id: true,
  appId: true,
  setting: true,
  reason: true,
  createdAt: true,
  createdByName: true,
  endsAt: true,
  app: { select: { name: true } },
} as const satisfies Prisma.PolicyExceptionSelect

type Exempt = { appId: string; setting: string }

/** Ends the open exception of an app from a setting. Answers whether there was one. */
export async function endOpenException(
  tx: Tx,
  { appId, setting }: Exempt,
  { at, byName }: { at: Date; byName: string },
): Promise<boolean> {
  const { count } = await tx.policyException.updateMany({
    where: { appId, setting, endedAt: null },
    data: { endedAt: at, endedByName: byName },
  })
  return count > 0
}

export async function insertException(
  tx: Tx,
  exception: Prisma.PolicyExceptionUncheckedCreateInput,
): Promise<void> {
  await tx.policyException.create({ data: exception, select: { id: true } })
}

/** An exception of the organization that has not ended at `at`. */
export function findException(
  tx: Tx,
  { organizationId, id, at }: { organizationId: string; id: string; at: Date },
) {
  return tx.policyException.findFirst({
    where: { organizationId, id, endedAt: null, endsAt: { gt: at } },
    select: AS_VIEW,
  })
}

/** Those that have not ended at `at`. */
export function findOpenExceptions(
  tx: Tx,
  { organizationId, at }: { organizationId: string; at: Date },
) {
  return tx.policyException.findMany({
    where: { organizationId, endedAt: null, endsAt: { gt: at }, app: { deletedAt: null } },
    select: AS_VIEW,
    orderBy: [{ endsAt: 'asc' }, { id: 'asc' }],
  })
}
