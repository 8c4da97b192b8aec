import type { Actor } from '@/lib/actor'
import { authorizeApp } from '@/lib/apps/authorize-app'
import { db } from '@/lib/db/client'
import type { ScheduleView } from './rotation-record'
import { findSchedule } from './store'

/** The schedule of the app; null if it has none. Refuses with `not_found`. */
export async function findAppSchedule(actor: Actor, appId: string): Promise<ScheduleView | null> {
  await authorizeApp(db(), actor, appId, 'read')
  const row = await findSchedule(db(), appId)
  if (!row) return null
  const { appId: _id, attempts: _attempts, ...schedule } = row
  return schedule
}
