import type { Actor } from '@/lib/actor'
import { now } from '@/lib/clock'
import { Refusal } from '@/lib/errors'
import { requireStepUp } from '@/lib/people/require-step-up'
import type { AppView } from './app'
import { refuseDeleted } from './authorize-app'
import { changeApp } from './change-app'
import { planChange } from './planned-change'

/**
 * An administrator vouches for the app before the people who are asked for consent, or ceases to.
 * Refuses with `not_found`, `app_deleted`, with `forbidden` whoever is no administrator, and to
 * vouch with `step_up_required`.
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
