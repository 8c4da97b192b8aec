import type { Actor } from '@/lib/actor'
import { now } from '@/lib/clock'
import { Refusal } from '@/lib/errors'
import { requireStepUp } from '@/lib/people/require-step-up'
import { type AppView, isTypedName } from '../app'
import { refuseDeleted } from '../authorize-app'
import { changeApp } from '../change-app'
import { planChange } from '../planned-change'

/**
 * Ends the app's authentication and tokens at once; it can be restored for 7 days, then it is
 * purged. Refuses with `not_found`, `forbidden`, `app_deleted`, `step_up_required`, and with
 * `confirmation_mismatch` unless the app's name was typed.
 */
export function deleteApp(
  actor: Actor,
  appId: string,
  { typedName }: { typedName: string },
): Promise<AppView> {
  return changeApp(actor, appId, (app) => {
    refuseDeleted(app)
    requireStepUp(actor)
    if (!isTypedName(app, typedName)) throw new Refusal('confirmation_mismatch', `app ${appId}`)
    return planChange('app.deleted', { data: { deletedAt: now() } })
  })
}
