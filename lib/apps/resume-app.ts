import type { Actor } from '@/lib/actor'
import type { AppView } from './app'
import { refuseDeleted } from './authorize-app'
import { changeApp } from './change-app'

/**
 * Ends a suspension; an app that is not suspended stays as it is. Refuses with `not_found`,
 * `forbidden`, `app_deleted`.
 */
export function resumeApp(actor: Actor, appId: string): Promise<AppView> {
  return changeApp(actor, appId, (app) => {
    refuseDeleted(app)
    return app.suspendedAt ? { action: 'app.resumed', data: { suspendedAt: null } } : null
  })
}
