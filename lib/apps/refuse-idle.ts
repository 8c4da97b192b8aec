import { Refusal } from '@/lib/errors'
import { refuseDeleted } from './authorize-app'
import type { AppRecord } from './store'

/** Refuses with `app_deleted` or `app_suspended`: for what only a working app can be given. */
export function refuseIdle(app: AppRecord): void {
  refuseDeleted(app)
  if (app.suspendedAt) throw new Refusal('app_suspended', `app ${app.id}`)
}
