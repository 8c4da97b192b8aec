import type { Actor } from '@/lib/actor'
import type { AppView } from '../app'
import { refuseDeleted } from '../authorize-app'
import { changeApp } from '../change-app'
import { planChange } from '../planned-change'
import { deleteLogo } from './store'

/** Takes the logo away, if there is one. Refuses with `not_found`, `forbidden`, `app_deleted`. */
export function removeAppLogo(actor: Actor, appId: string): Promise<AppView> {
  return changeApp(actor, appId, async (app, tx) => {
    refuseDeleted(app)
    const removed = await deleteLogo(tx, appId)
    return removed ? planChange('app.logo_changed', { detail: { removed: true } }) : null
  })
}
