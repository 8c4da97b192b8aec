import type { Tx } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'

const WITH_PEOPLE = {
  owner: { select: { id: true, name: true, email: true } },
  members: {
    select: { personId: true, person: { select: { id: true, name: true, email: true } } },
    orderBy: { person: { name: 'asc' } },
  },
  logo: { select: { updatedAt: true } },
} satisfies Prisma.AppInclude

/** An app's row with the people around it. */
export type AppRecord = Prisma.AppGetPayload<{ include: typeof WITH_PEOPLE }>

/**
 * Locks the app's row until the transaction ends. NO KEY: rows that refer to the app can be
 * written meanwhile, and every change of an app takes this same lock first.
 */
export async function lockApp(tx: Tx, organizationId: string, appId: string): Promise<void> {
  await tx.$queryRaw`
    SELECT id FROM app WHERE id = ${appId} AND organization_id = ${organizationId}
    FOR NO KEY UPDATE`
}

/** The app, when it is one of this organization. */
export function findAppOf(
  tx: Tx,
  organizationId: string,
  appId: string,
): Promise<AppRecord | null> {
  return tx.app.findFirst({ where: { id: appId, organizationId }, include: WITH_PEOPLE })
}
