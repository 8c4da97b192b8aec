import type { Tx } from '@/lib/db/client'
import { type DueRow, findDue } from './due-store'

/**
 * The confirmation that an app waits for, if it is due within two weeks or was; null else, and where no policy
 * asks for it. Whoever calls it has authorized the app.
 */
export async function findRound(
  tx: Tx,
  which: { organizationId: string; appId: string },
): Promise<DueRow | null> {
  const [round] = await findDue(tx, which, 1)
  return round && round.step > 0 ? round : null
}
