import type { Actor } from '@/lib/actor'
import { NETWORKS_MAX } from '@/lib/apps/networks-input'
import { fewestNetworks } from './fewest-networks'
import { type BoundToNetworks, listAddressUses } from './list-address-uses'
import type { NetworkProposal } from './networks'

/**
 * The fewest sensible networks that would have let in everybody who came to the app, or with the secret,
 * in the last 30 days. Nothing changes. Refuses with `not_found` and `secret_not_active`.
 */
export async function proposeNetworks(
  actor: Actor,
  bound: BoundToNetworks,
): Promise<NetworkProposal> {
  const { uses, unknownUses } = await listAddressUses(actor, bound)
  return { ...fewestNetworks(uses, NETWORKS_MAX), unknownUses }
}
