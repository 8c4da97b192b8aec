import type { Actor } from '@/lib/actor'
import { Refusal } from '@/lib/errors'
import type { AppView } from '../app'
import { refuseDeleted } from '../authorize-app'
import { changeApp } from '../change-app'
import { NO_CHANGE } from './approval'
import { ask } from './ask'
import { findWaitingOf } from './store'

/**
 * Asks again for a new app that was refused, usually after an edit. An app that waits already stays
 * as it is. Refuses with `not_found`, `forbidden`, `app_deleted`, and with
 * `approval_decided_meanwhile` an app that needs no approval any more.
 */
export function askAgain(actor: Actor, appId: string): Promise<AppView> {
  return changeApp(actor, appId, async (app, tx) => {
    refuseDeleted(app)
    if (app.suspendedFor !== 'approval') {
      throw new Refusal('approval_decided_meanwhile', `app ${appId}`)
    }
    if (await findWaitingOf(tx, appId)) return null
    await ask(tx, actor, { app, kind: 'new_app', change: NO_CHANGE })
    return null
  })
}
