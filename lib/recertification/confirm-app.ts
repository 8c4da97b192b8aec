import type { Actor } from '@/lib/actor'
import type { AppView } from '@/lib/apps/app'
import { refuseDeleted } from '@/lib/apps/authorize-app'
import { changeApp } from '@/lib/apps/change-app'
import { type PlannedChange, planChange } from '@/lib/apps/planned-change'
import { refuseWaiting } from '@/lib/apps/refuse-waiting'
import { revisionOf } from '@/lib/apps/revision'
import { Refusal } from '@/lib/errors'
import { requireStepUp } from '@/lib/people/require-step-up'
import { findEvidence } from './find-evidence'
import { type Confirmed, keepConfirmation } from './keep-confirmation'
import { hasOtherCredentials } from './store'

/**
 * Confirms that the app is needed as it was seen: `seen` is that of `findEvidence`. What was shown
 * is kept. The next round begins; an app that was suspended because nobody had confirmed it is in
 * service again. Refuses with `not_found`, `forbidden`, `owner_confirms` for a member, `app_deleted`,
 * `app_waits_for_approval`, `step_up_required`, and `app_changed_meanwhile` when the registration or
 * the credentials are not those that were seen.
 */
export async function confirmApp(actor: Actor, appId: string, seen: string): Promise<AppView> {
  // Before the transaction: it takes connections of its own, and the transaction holds one.
  const evidence = await findEvidence(actor, appId)
  return changeApp(actor, appId, async (app, tx) => {
    refuseDeleted(app)
    refuseWaiting(app)
    if (actor.role !== 'administrator' && app.ownerId !== actor.personId) {
      throw new Refusal('owner_confirms', `a member of ${appId}`)
    }
    requireStepUp(actor)
    const isSeen = evidence.seen === seen && evidence.revision === revisionOf(app)
    if (!isSeen || (await hasOtherCredentials(tx, appId, evidence.listed)))
      throw new Refusal('app_changed_meanwhile', `app ${appId}`)
    const confirmed = await keepConfirmation(tx, actor, { app, evidence })
    return planned(app.suspendedFor === 'recertification', confirmed)
  })
}

function planned(resumes: boolean, { confirmationId, dueAt }: Confirmed): PlannedChange {
  const detail = { confirmationId, ...(dueAt ? { dueAt: dueAt.toISOString() } : {}) }
  const data = resumes ? { suspendedAt: null, suspendedFor: null } : {}
  const plan = planChange('app.confirmed', { data, detail })
  if (!resumes) return plan
  const resumed = planChange('app.resumed', {})
  return {
    data,
    async record(tx, actor, app) {
      await plan.record(tx, actor, app)
      await resumed.record(tx, actor, app)
    },
  }
}
