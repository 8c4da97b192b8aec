import { now } from '@/lib/clock'
import type { Tx } from '@/lib/db/client'
import { findMovedCallers } from './moved-caller-store'

/**
 * How many addresses used the secret `from` in the last 30 days, and how many of them have used the secret
 * `to`. Addresses beyond those that are kept do not count.
 */
export function countMovedCallers(
  tx: Tx,
  { from, to }: { from: string; to: string },
): Promise<{ before: number; moved: number }> {
  return findMovedCallers(tx, { from, to, at: now() })
}
