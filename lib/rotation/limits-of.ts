import type { Tx } from '@/lib/db/client'
import { QUIET_HOURS_DEFAULT } from '@/lib/secrets/planned-end'
import { USE_WITHIN_DAYS_DEFAULT } from './rotation-record'
import { findSchedule } from './store'

/** How long a new secret may be unused, and after how long without a use the old one ends. */
export type Limits = { useWithinDays: number; quietHours: number }

/** The limits of an app's rotations: those of its schedule, or the usual ones. */
export async function limitsOf(tx: Tx, appId: string): Promise<Limits> {
  const { useWithinDays = USE_WITHIN_DAYS_DEFAULT, quietHours = QUIET_HOURS_DEFAULT } =
    (await findSchedule(tx, appId)) ?? {}
  return { useWithinDays, quietHours }
}
