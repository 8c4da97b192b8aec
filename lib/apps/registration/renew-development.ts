import type { Actor } from '@/lib/actor'
import { now } from '@/lib/clock'
import { Refusal } from '@/lib/errors'
import { requireStepUp } from '@/lib/people/require-step-up'
import type { AppView } from '../app'
import { refuseDeleted } from '../authorize-app'
import { changeApp } from '../change-app'
import { developmentFrom } from '../fields/development'
import { planEdit } from '../plan-edit'

/**
 * Keeps an app in development for 30 days from now. Refuses with `not_found`, `forbidden`,
 * `app_deleted`, `app_not_in_development` for an app that never was, and `step_up_required`.
 */
export function renewDevelopment(actor: Actor, appId: string): Promise<AppView> {
  return changeApp(actor, appId, (app) => {
    refuseDeleted(app)
    if (!app.developmentUntil) throw new Refusal('app_not_in_development', `app ${appId}`)
    requireStepUp(actor)
    const developmentUntil = developmentFrom(now())
    return planEdit(app, { developmentUntil }, { vouches: actor.role === 'administrator' })
  })
}
