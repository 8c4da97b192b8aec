import type { Tx } from '@/lib/db/client'
import { QUIET_HOURS_DEFAULT } from '@/lib/secrets/planned-end'
import { USE_WITHIN_DAYS_DEFAULT } from './rotation-record'
import type { Limits } from './settle-delivery'
import { findSchedule } from './store'

/** The limits of an app's rotations: those of its schedule, or the usual ones. */
export async function limitsOf(
  tx: Tx,
  { appId, scheduled }: { appId: string; scheduled: boolean },
): Promise<Limits> {
  const { useWithinDays = USE_WITHIN_DAYS_DEFAULT, quietHours = QUIET_HOURS_DEFAULT } =
    (await findSchedule(tx, appId)) ?? {}
  return { scheduled, useWithinDays, quietHours }
}
