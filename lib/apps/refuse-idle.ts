import { Refusal } from '@/lib/errors'
import { appStatus } from './app'
import type { AppRecord } from './store'
import { whyIdle } from './why-idle'

/**
 * Refuses with `app_deleted`, `app_waits_for_approval`, `app_waits_for_confirmation` or
 * `app_suspended`. For changes that make sense only for an app in service.
 */
export function refuseIdle(app: AppRecord): void {
  const why = whyIdle(appStatus(app), app.suspendedFor)
  if (why) throw new Refusal(why, `app ${app.id}`)
}
