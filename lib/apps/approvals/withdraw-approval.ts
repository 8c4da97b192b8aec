import type { Actor } from '@/lib/actor'
import { Refusal } from '@/lib/errors'
import type { AppView } from '../app'
import { changeApp } from '../change-app'
import { findWaitingOf } from './store'
import { takeBack } from './take-back'

/**
 * Takes back a change that waits for approval. A new app waits until it is decided or deleted.
 * Refuses with `not_found`, `forbidden`, and `approval_decided_meanwhile` when nothing waits.
 */
export function withdrawApproval(actor: Actor, appId: string): Promise<AppView> {
  return changeApp(actor, appId, async (app, tx) => {
    const waiting = await findWaitingOf(tx, appId)
    const isTakenBack = waiting?.kind === 'change' && (await takeBack(tx, actor, { app, waiting }))
    if (!isTakenBack) throw new Refusal('approval_decided_meanwhile', `app ${appId}`)
    return null
  })
}
