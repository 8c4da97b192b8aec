import { type Actor, isInPerson } from '@/lib/actor'
import { Refusal } from '@/lib/errors'
import { requireStepUp } from '@/lib/people/require-step-up'
import type { AppView } from './app'
import { refuseDeleted } from './authorize-app'
import { changeApp } from './change-app'
import type { ManagementInput } from './management-input'
import { planChange } from './planned-change'
import { refuseSecretless } from './refuse-secretless'

/**
 * Grants the app what it may do for itself at the management API, in place of what it was granted. It
 * counts from the next request on, also for tokens that are out. Only an administrator in person does
 * it, so that no program grants itself more. Refuses with `not_found`, `forbidden`, `app_deleted`,
 * `app_suspended`, `app_keeps_no_secret` for a native app, `app_described_elsewhere`, and with
 * `step_up_required` unless something is only taken away.
 */
export function setManagementScopes(
  actor: Actor,
  appId: string,
  { scopes }: ManagementInput,
): Promise<AppView> {
  return changeApp(actor, appId, (app) => {
    if (actor.role !== 'administrator' || !isInPerson(actor)) {
      throw new Refusal('forbidden', `${actor.role} grants nothing at the management API`)
    }
    refuseDeleted(app)
    const before = app.managementScopes
    const added = scopes.filter((scope) => !before.includes(scope))
    if (added.length === 0 && scopes.length === before.length) return null
    if (added.length > 0) {
      refuseSecretless(app)
      requireStepUp(actor)
    }
    const detail = { scopes: scopes.join(', '), before: before.join(', ') }
    return planChange('app.management_granted', { data: { managementScopes: scopes }, detail })
  })
}
