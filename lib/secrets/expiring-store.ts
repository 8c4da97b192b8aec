import type { Tx } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'

/** Counts the secrets that hold a slot and expire after `from`, at `until` at the latest. */
export function countExpiringSecrets(
  tx: Tx,
  { from, until, app }: { from: Date; until: Date; app: Prisma.AppWhereInput },
): Promise<number> {
  return tx.secret.count({
    where: { slot: { not: null }, expiresAt: { gt: from, lte: until }, app },
  })
}
