import { acceptInput } from '@/lib/accept-input'
import type { Actor } from '@/lib/actor'
import { recordEvent } from '@/lib/audit/record-event'
import { now } from '@/lib/clock'
import { newId } from '@/lib/crypto/random'
import { inTransaction } from '@/lib/db/client'
import { Refusal } from '@/lib/errors'
import { isRegistrationOpen } from '@/lib/policies/is-registration-open'
import type { AppView } from '../app'
import { mayChangeApps } from '../authorize-app'
import { insertApp } from '../store'
import { viewApp } from '../view-app'
import { type Registration, registration } from './registration'

/**
 * A new app of the actor's organization, owned by the actor. Refuses with `forbidden` for support,
 * with `app_registration_off` whoever asks, when the policy says so, and with `invalid_input` and a
 * sentence per field.
 */
export async function registerApp(actor: Actor, input: Registration): Promise<AppView> {
  if (!mayChangeApps(actor)) throw new Refusal('forbidden', `${actor.role} registers no apps`)
  return inTransaction(async (tx) => {
    if (!(await isRegistrationOpen(tx, actor.organizationId))) {
      throw new Refusal('app_registration_off', `in ${actor.organizationId}`)
    }
    const told = acceptInput(registration, input)
    const at = now()
    const app = await insertApp(tx, {
      ...told,
      id: newId('app'),
      organizationId: actor.organizationId,
      ownerId: actor.personId,
      createdAt: at,
      updatedAt: at,
    })
    const target = { kind: 'app', id: app.id, name: app.name } as const
    await recordEvent(tx, actor, 'app.registered', { target, detail: { type: app.type } })
    return viewApp(tx, actor, app)
  })
}
