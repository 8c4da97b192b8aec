import type { Actor } from '@/lib/actor'
import { now } from '@/lib/clock'
import { Refusal } from '@/lib/errors'
import { requireStepUp } from '@/lib/people/require-step-up'
import type { AppView } from './app'
import { refuseDeleted } from './authorize-app'
import { changeApp } from './change-app'
import { planChange } from './planned-change'

/**
 * Verifies the app, or takes that back. The consent page shows it to people. Refuses with
 * `not_found`, `app_deleted`, with `forbidden` unless the actor is an administrator, and with
 * `step_up_required` to verify.
 */
export function setAppVerified(actor: Actor, appId: string, verified: boolean): Promise<AppView> {
  return changeApp(actor, appId, (app) => {
    if (actor.role !== 'administrator') {
      throw new Refusal('forbidden', `${actor.role} verifies no apps`)
    }
    refuseDeleted(app)
    if (verified === (app.verifiedAt !== null)) return null
    if (!verified) return planChange('app.unverified', { data: { verifiedAt: null } })
    requireStepUp(actor)
    return planChange('app.verified', { data: { verifiedAt: now() } })
  })
}
