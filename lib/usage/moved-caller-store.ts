import { DAY, secondsAfter } from '@/lib/clock'
import type { Tx } from '@/lib/db/client'

/** How many addresses used one credential in the 30 days before `at`, and how many of them the other. */
export async function findMovedCallers(
  tx: Tx,
  { from, to, at }: { from: string; to: string; at: Date },
): Promise<{ before: number; moved: number }> {
  const [row] = await tx.$queryRaw<{ before: number; moved: number }[]>`
    SELECT count(*)::int AS before,
      count(*) FILTER (WHERE EXISTS (SELECT FROM caller next
        WHERE next.credential_id = ${to} AND next.address = old.address))::int AS moved
    FROM (SELECT DISTINCT address FROM caller
      WHERE credential_id = ${from} AND address <> ''
        AND last_at >= ${secondsAfter(at, -30 * DAY)}::timestamptz) old`
  return row ?? { before: 0, moved: 0 }
}
