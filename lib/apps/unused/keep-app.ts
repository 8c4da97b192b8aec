import type { Actor } from '@/lib/actor'
import { now } from '@/lib/clock'
import type { AppView } from '../app'
import { refuseDeleted } from '../authorize-app'
import { changeApp } from '../change-app'
import { planChange } from '../planned-change'
import { saveUnused } from './store'

/**
 * Says that an app is still needed although nobody uses it: its days without a use begin again. An app that
 * was suspended stays so until somebody resumes it. Refuses with `not_found`, `forbidden`, `app_deleted`.
 */
export function keepApp(actor: Actor, appId: string): Promise<AppView> {
  return changeApp(actor, appId, async (app, tx) => {
    refuseDeleted(app)
    const untold = { toldAt: null, unusedSince: null, suspendsAt: null, deletesAt: null }
    await saveUnused(tx, appId, Object.assign(untold, { keptAt: now() }))
    return planChange('app.kept', {})
  })
}
