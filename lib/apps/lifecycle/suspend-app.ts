import type { Actor } from '@/lib/actor'
import { now } from '@/lib/clock'
import type { AppView } from '../app'
import { refuseDeleted } from '../authorize-app'
import { changeApp } from '../change-app'
import { planChange } from '../planned-change'

/**
 * Suspends the app: it no longer authenticates and its tokens are dead, at once. A suspended app
 * stays as it is. Refuses with `not_found`, `forbidden`, `app_deleted`.
 */
export function suspendApp(actor: Actor, appId: string): Promise<AppView> {
  return changeApp(actor, appId, (app) => {
    refuseDeleted(app)
    return app.suspendedAt ? null : planChange('app.suspended', { data: { suspendedAt: now() } })
  })
}
