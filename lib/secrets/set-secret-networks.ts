import type { Actor } from '@/lib/actor'
import type { NetworksInput } from '@/lib/apps/networks-input'
import { recordEvent } from '@/lib/audit/record-event'
import { changeSecret } from './change-secret'
import { knownBy, targetOf } from './named-in-audit'
import { putNetworks } from './networks-store'
import type { SecretView } from './secret'

/**
 * Lets one secret authenticate from these networks only, in place of what was set; none is everywhere.
 * Where its app names some too, an address has to be in both. It counts from the next request on; the
 * secret that follows in a rotation begins with none. Refuses with `not_found`, `forbidden`,
 * `step_up_required` and `secret_not_active`.
 */
export function setSecretNetworks(
  actor: Actor,
  which: { appId: string; secretId: string },
  { networks }: NetworksInput,
): Promise<SecretView> {
  return changeSecret(actor, which, async (tx, { secret }) => {
    const lists = { networks: networks.join(', '), before: secret.networks.join(', ') }
    if (lists.networks === lists.before) return {}
    await putNetworks(tx, secret.id, networks)
    const detail = { ...knownBy(secret), ...lists }
    await recordEvent(tx, actor, 'secret.networks_set', { target: targetOf(secret), detail })
    return { networks }
  })
}
