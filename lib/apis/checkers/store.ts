import type { Tx } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import type { Checked } from './checker'

/** The apps, none deleted, that check these tokens; by name. */
export function findCheckers(
  tx: Tx,
  { organizationId, apiId }: { organizationId: string; apiId: Checked },
) {
  const app = { id: true, name: true, ownerId: true, members: { select: { personId: true } } }
  return tx.tokenChecker.findMany({
    where: { organizationId, apiId, app: { deletedAt: null } },
    select: { createdAt: true, createdByName: true, app: { select: app } },
    orderBy: [{ app: { name: 'asc' } }, { appId: 'asc' }],
  })
}

/** How many apps check these tokens. */
export function countCheckers(
  tx: Tx,
  which: { organizationId: string; apiId: Checked },
): Promise<number> {
  return tx.tokenChecker.count({ where: which })
}

/** An app of the organization; null if there is none, or it was deleted. */
export function findAppToCheck(tx: Tx, organizationId: string, appId: string) {
  return tx.app.findFirst({
    where: { id: appId, organizationId, deletedAt: null },
    select: { name: true, type: true, source: true },
  })
}

/** False if the app checks these tokens already. */
export async function insertChecker(
  tx: Tx,
  checker: Prisma.TokenCheckerCreateManyInput,
): Promise<boolean> {
  const { count } = await tx.tokenChecker.createMany({ data: [checker], skipDuplicates: true })
  return count === 1
}

/** Answers the app's name; null if it does not check these tokens. */
export async function deleteChecker(
  tx: Tx,
  which: { organizationId: string; appId: string; apiId: Checked },
): Promise<string | null> {
  const found = await tx.tokenChecker.findFirst({
    where: which,
    select: { id: true, app: { select: { name: true } } },
  })
  if (!found) return null
  const { count } = await tx.tokenChecker.deleteMany({ where: { id: found.id } })
  return count === 1 ? found.app.name : null
}
