import { Refusal } from '@/lib/errors'
import { refuseDeleted } from './authorize-app'
import { refuseWaiting } from './refuse-waiting'
import type { AppRecord } from './store'

/**
 * Refuses with `app_deleted`, `app_waits_for_approval` or `app_suspended`. For changes that make sense only for an app in
 * service.
 */
export function refuseIdle(app: AppRecord): void {
  refuseDeleted(app)
  refuseWaiting(app)
  if (app.suspendedAt) throw new Refusal('app_suspended', `app ${app.id}`)
}
