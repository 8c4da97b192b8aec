import type { Actor } from '@/lib/actor'
import { DAY, now, secondsAfter } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { rotateByDelivery } from './rotate-by-delivery'
import { findSchedule, updateSchedule } from './store'

/**
 * Rotates the app's secret now, as its schedule would, which goes on from here. Refuses as `rotateByDelivery`
 * does.
 */
export async function rotateNow(actor: Actor, appId: string): Promise<void> {
  await rotateByDelivery(actor, appId, { scheduled: false })
  const schedule = await findSchedule(db(), appId)
  if (!schedule) return
  const nextAt = secondsAfter(now(), schedule.everyDays * DAY)
  const anew = { nextAt, attempts: 0, stoppedAt: null, stoppedBecause: null }
  await updateSchedule(db(), appId, anew)
}
