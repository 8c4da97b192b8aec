import type { Origin } from '@/lib/actor'
import { recordEvent } from '@/lib/audit/record-event'
import { now } from '@/lib/clock'
import { inTransaction } from '@/lib/db/client'
import { Refusal } from '@/lib/errors'
import { lockOrganization } from '@/lib/organizations/lock-organization'
import { findPolicyOfNewApp } from '@/lib/policies/find-policy'
import { holdNewApp } from '../approvals/hold-new-app'
import { ownerAsActor } from '../owner-as-actor'
import { refuseByPolicy } from '../refuse-by-policy'
import type { ProgramRegistration } from '../registration/registration'
import { insertApp } from '../store'
import { findOpenAdmission } from './find-open-admission'
import { countOpenApps } from './open-store'

/** How many apps that registered themselves without a token an organization has at a time. */
export const OPEN_APPS_MAX = 500

/**
 * Registers a native app that shows no initial access token (RFC 7591 §3), for whoever
 * `findOpenAdmission` names. Refuses with `not_found` when no organization takes it any more, and with
 * `too_many_open_apps`.
 */
export async function registerOpenly(
  id: string,
  registration: ProgramRegistration,
  origin: Origin,
): Promise<void> {
  await inTransaction(async (tx) => {
    const admission = await findOpenAdmission(tx)
    if (!admission) throw new Refusal('not_found', 'no organization takes apps without a token')
    const { organizationId, personId: ownerId } = admission
    await lockOrganization(tx, organizationId)
    if ((await countOpenApps(tx, organizationId)) >= OPEN_APPS_MAX) {
      throw new Refusal('too_many_open_apps', `in ${organizationId}`)
    }
    const at = now()
    const whose = { id, organizationId, ownerId, source: 'open' } as const
    refuseByPolicy(await findPolicyOfNewApp(tx, organizationId), registration)
    const app = await insertApp(tx, { ...registration, ...whose, createdAt: at, updatedAt: at })
    const actor = await ownerAsActor(tx, app, origin)
    await recordEvent(tx, actor, 'app.registered', {
      target: { kind: 'app', id, name: app.name },
      detail: { type: app.type },
    })
    await holdNewApp(tx, actor, app)
  })
}
