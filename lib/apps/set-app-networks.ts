import type { Actor } from '@/lib/actor'
import { requireStepUp } from '@/lib/people/require-step-up'
import type { AppView } from './app'
import { refuseDeleted } from './authorize-app'
import { changeApp } from './change-app'
import type { NetworksInput } from './networks-input'
import { planChange } from './planned-change'
import { refuseSecretless } from './refuse-secretless'

/**
 * Lets the app authenticate from these networks only, by whatever credential, in place of what was set;
 * none is everywhere. It counts from the next request on. Tokens that are out are not bound. Refuses
 * with `not_found`, `forbidden`, `step_up_required`, `app_deleted`, and while it names some with
 * `app_keeps_no_secret` for a native app and `app_described_elsewhere`.
 */
export function setAppNetworks(
  actor: Actor,
  appId: string,
  { networks }: NetworksInput,
): Promise<AppView> {
  return changeApp(actor, appId, (app) => {
    refuseDeleted(app)
    requireStepUp(actor)
    if (networks.length > 0) refuseSecretless(app)
    const detail = { networks: networks.join(', '), before: app.networks.join(', ') }
    if (detail.networks === detail.before) return null
    return planChange('app.networks_set', { data: { networks }, detail })
  })
}
