import type { Actor } from '@/lib/actor'
import { now } from '@/lib/clock'
import { Refusal } from '@/lib/errors'
import { requireStepUp } from '@/lib/people/require-step-up'
import { type AppView, restorableUntil } from '../app'
import { changeApp } from '../change-app'
import { planChange } from '../planned-change'

/**
 * Restores an app that was deleted at most 7 days ago, in the state that it had. An app that is not
 * deleted stays as it is. Refuses with `not_found`, `forbidden`, `restore_window_over`,
 * `step_up_required`.
 */
export function restoreApp(actor: Actor, appId: string): Promise<AppView> {
  return changeApp(actor, appId, (app) => {
    if (!app.deletedAt) return null
    if (restorableUntil(app.deletedAt) <= now()) {
      throw new Refusal('restore_window_over', `app ${appId}`)
    }
    requireStepUp(actor)
    return planChange('app.restored', { data: { deletedAt: null } })
  })
}
