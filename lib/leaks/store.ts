import { uuidV7 } from '@/lib/crypto/random'
import type { Tx } from '@/lib/db/client'
import type { LeakOutcome, LeakReporter } from './leak'

export type NewReport = {
  secretId: string
  appId: string
  reporter: LeakReporter
  place: string
  outcome: LeakOutcome
  at: Date
}

/** The reports of a secret, as far as the next one depends on them. */
export function findReports(tx: Tx, secretId: string) {
  return tx.leakReport.findMany({
    where: { secretId },
    select: { id: true, reporter: true, place: true, outcome: true },
  })
}

/** Adds a report. */
export async function insertReport(tx: Tx, { at, ...report }: NewReport): Promise<void> {
  await tx.leakReport.create({
    data: { ...report, id: uuidV7(), reports: 1, firstAt: at, lastAt: at },
    select: { id: true },
  })
}

/** Counts another report of the same place, and what it has done, if it has done something. */
export async function countReport(
  tx: Tx,
  id: string,
  { at, ...done }: { at: Date; outcome?: LeakOutcome },
): Promise<void> {
  await tx.leakReport.update({
    where: { id },
    data: { ...done, reports: { increment: 1 }, lastAt: at },
    select: { id: true },
  })
}

/** The reports about secrets of an app that have not ended, or that a report has ended since `since`. */
export function findLeaks(
  tx: Tx,
  { appId, since, take }: { appId: string; since: Date; take: number },
) {
  return tx.leakReport.findMany({
    where: {
      appId,
      OR: [{ secret: { slot: { not: null } } }, { outcome: 'regenerated', firstAt: { gt: since } }],
    },
    include: { secret: { omit: { digest: true } } },
    orderBy: [{ lastAt: 'desc' }, { id: 'asc' }],
    take,
  })
}
