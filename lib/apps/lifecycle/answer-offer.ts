import type { Actor } from '@/lib/actor'
import { now } from '@/lib/clock'
import { inTransaction, type Tx } from '@/lib/db/client'
import { Refusal } from '@/lib/errors'
import { holdOrganization } from '@/lib/organizations/hold-organization'
import { findStanding } from '@/lib/people/find-standing'
import { isAppId } from '../app'
import { refuseDeleted } from '../authorize-app'
import type { PlannedChange } from '../planned-change'
import { type AppRecord, findAppOf, lockApp, updateApp } from '../store'
import { findOffer } from './store'

/**
 * The frame in which somebody answers an offer to them: they may not see the app yet. The app is locked,
 * so that an offer is answered once and to whom it was made last.
 */
export async function answerOffer(
  actor: Actor,
  appId: string,
  plan: (app: AppRecord, tx: Tx) => Promise<PlannedChange>,
): Promise<void> {
  if (!isAppId(appId)) throw new Refusal('not_found', 'not the id of an app')
  const { organizationId } = actor
  await inTransaction(async (tx) => {
    await holdOrganization(tx, organizationId)
    await lockApp(tx, organizationId, appId)
    const app = await findAppOf(tx, organizationId, appId)
    const offer = await findOffer(tx, appId, now())
    if (!app || offer?.to.id !== actor.personId) {
      throw new Refusal('not_found', `no offer of ${appId}`)
    }
    const { standing } = await findStanding(tx, organizationId, offer.from.id)
    if (standing !== 'here') throw new Refusal('not_found', `${offer.from.id} is ${standing}`)
    refuseDeleted(app)
    const change = await plan(app, tx)
    const changed = await updateApp(tx, appId, { ...change.data, updatedAt: now() })
    await change.record(tx, actor, changed)
  })
}
