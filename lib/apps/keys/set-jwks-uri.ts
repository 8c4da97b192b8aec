import { type Actor, isInPerson } from '@/lib/actor'
import { requireStepUp } from '@/lib/people/require-step-up'
import type { AppView } from '../app'
import { changeApp } from '../change-app'
import { planEdit } from '../plan-edit'
import { refuseSecretless } from '../refuse-secretless'
import type { JwksUriInput } from './app-key-input'
import { refuseAddedKeys } from './refuse-added-keys'

/**
 * Sets the address where the app publishes its public keys itself (RFC 7591 §2), https only; blank
 * removes it. It takes the place of keys that a program has registered. An app that has keys here
 * cannot set it. Refuses with `not_found`, `forbidden`, `app_deleted`, `app_suspended`,
 * `app_keeps_no_secret`, `app_described_elsewhere`, `step_up_required`, and `invalid_input` about the
 * field `jwksUri`.
 */
export function setJwksUri(
  actor: Actor,
  appId: string,
  { jwksUri }: JwksUriInput,
): Promise<AppView> {
  return changeApp(actor, appId, async (app, tx) => {
    refuseSecretless(app)
    requireStepUp(actor)
    if (jwksUri === app.jwksUri) return null
    await refuseAddedKeys(tx, app, { jwksUri })
    return planEdit(
      app,
      { jwksUri, jwks: null },
      { vouches: actor.role === 'administrator' && isInPerson(actor) },
    )
  })
}
