import type { Actor } from '@/lib/actor'
import type { Tx } from '@/lib/db/client'
import { Refusal } from '@/lib/errors'
import { requireStepUp } from '@/lib/people/require-step-up'
import { findPolicyOfApp } from '@/lib/policies/find-policy'
import { type AppView, documentHost } from '../app'
import { refuseDeleted } from '../authorize-app'
import { changeApp } from '../change-app'
import { lockHost } from '../documents/allowed-host-store'
import { planChange } from '../planned-change'
import { refuseWaiting } from '../refuse-waiting'
import type { AppRecord } from '../store'

/**
 * Ends a suspension. An app that is not suspended stays as it is. Refuses with `not_found`,
 * `forbidden`, `app_deleted`, `step_up_required`, `app_waits_for_approval`,
 * `app_waits_for_confirmation`, and with `host_not_admitted` when the
 * organization no longer allows the host of the app's document.
 */
export function resumeApp(actor: Actor, appId: string): Promise<AppView> {
  return changeApp(actor, appId, async (app, tx) => {
    refuseDeleted(app)
    const host = documentHost(appId)
    if (host !== null && !(await lockHost(tx, app.organizationId, host))) {
      throw new Refusal('host_not_admitted', host)
    }
    if (!app.suspendedAt) return null
    refuseWaiting(app)
    if (app.suspendedFor === 'recertification') await refuseUnconfirmed(tx, app)
    requireStepUp(actor)
    return planChange('app.resumed', { data: { suspendedAt: null, suspendedFor: null } })
  })
}

/** An app that nobody has confirmed is not resumed but confirmed, as long as the policy wants that of it. */
async function refuseUnconfirmed(tx: Tx, { id, organizationId }: AppRecord): Promise<void> {
  const { recertifyDays } = await findPolicyOfApp(tx, { organizationId, appId: id })
  if (recertifyDays > 0) throw new Refusal('app_waits_for_confirmation', `app ${id}`)
}
