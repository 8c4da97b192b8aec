import type { Actor } from '@/lib/actor'
import { requestPermissions } from '@/lib/apis/permissions/request-permissions'
import { recordEvent } from '@/lib/audit/record-event'
import { now } from '@/lib/clock'
import { newId } from '@/lib/crypto/random'
import { inTransaction } from '@/lib/db/client'
import { Refusal } from '@/lib/errors'
import { findPolicyOfNewApp } from '@/lib/policies/find-policy'
import type { AppView } from '../app'
import { holdNewApp } from '../approvals/hold-new-app'
import { mayChangeApps } from '../authorize-app'
import { decodeLogo } from '../logo/decode-logo'
import { type LogoEdit, writeLogo } from '../logo/write-logo'
import { refuseByPolicy } from '../refuse-by-policy'
import { insertApp } from '../store'
import { viewApp } from '../view-app'
import { whyNotRegister } from './may-register-app'
import type { AppRegistration } from './registration'

/** The form's values for a new app. */
export type NewApp = AppRegistration & { logo?: LogoEdit }

/**
 * Registers a new app in the actor's organization, owned by the actor, with its logo if one is
 * sent. Its scopes are requested of their APIs. By the policy it waits for approval. Refuses with
 * `forbidden` for support, with `app_registration_off` for every role and
 * `administrators_register_apps` for developers when the policy says so, and with `invalid_input` about
 * the field `logo` and about what the policy does not allow.
 */
export async function registerApp(actor: Actor, input: NewApp): Promise<AppView> {
  if (!mayChangeApps(actor)) throw new Refusal('forbidden', `${actor.role} registers no apps`)
  const { logo, ...registration } = input
  const png = logo && (await decodeLogo(logo))
  return inTransaction(async (tx) => {
    const { organizationId, personId: ownerId } = actor
    const closed = await whyNotRegister(tx, actor)
    if (closed === 'policy') throw new Refusal('app_registration_off', `in ${organizationId}`)
    if (closed === 'administrators') {
      throw new Refusal('administrators_register_apps', `${actor.role} in ${organizationId}`)
    }
    refuseByPolicy(await findPolicyOfNewApp(tx, organizationId), registration)
    const at = now()
    const its = { id: newId('app'), organizationId, ownerId, createdAt: at, updatedAt: at }
    const app = await insertApp(tx, { ...registration, ...its })
    await writeLogo(tx, app.id, png)
    const target = { kind: 'app', id: app.id, name: app.name } as const
    await recordEvent(tx, actor, 'app.registered', { target, detail: { type: app.type } })
    const { id, name, scopes } = app
    await requestPermissions(tx, actor, { app: { id, name }, scopes })
    return viewApp(tx, actor, await holdNewApp(tx, actor, app))
  })
}
