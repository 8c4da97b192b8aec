import type { Actor } from '@/lib/actor'
import { recordEvent } from '@/lib/audit/record-event'
import { now } from '@/lib/clock'
import { Refusal } from '@/lib/errors'
import type { AppView } from '../app'
import { changeApp } from '../change-app'
import { decideApproval, findWaitingOf } from './store'
import { detailOf } from './what-waits'

/**
 * Takes back a change that waits for approval. A new app waits until it is decided or deleted.
 * Refuses with `not_found`, `forbidden`, and `approval_decided_meanwhile` when nothing waits.
 */
export function withdrawApproval(actor: Actor, appId: string): Promise<AppView> {
  return changeApp(actor, appId, async (app, tx) => {
    const waiting = await findWaitingOf(tx, appId)
    const by = { decidedAt: now(), decidedByName: actor.personName }
    const isOver =
      waiting?.kind !== 'change' ||
      !(await decideApproval(tx, waiting.id, { state: 'withdrawn', ...by }))
    if (isOver) throw new Refusal('approval_decided_meanwhile', `app ${appId}`)
    await recordEvent(tx, actor, 'approval.withdrawn', {
      target: { kind: 'app', id: appId, name: app.name },
      detail: { approvalId: waiting.id, ...detailOf(waiting.kind, waiting.change) },
    })
    return null
  })
}
