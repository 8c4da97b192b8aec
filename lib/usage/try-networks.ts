import type { Actor } from '@/lib/actor'
import { findApp } from '@/lib/apps/find-app'
import type { NetworksInput } from '@/lib/apps/networks-input'
import { isIn, readNetworks } from '@/lib/networks'
import { type BoundToNetworks, listAddressUses } from './list-address-uses'
import { type AddressList, type AddressUse, type NetworksDryRun, sumUses } from './networks'
import { CALLERS_LISTED_MAX } from './usage'

/**
 * Who of the last 30 days would have been refused if the app, or the secret, named these networks. As in
 * a request, an address has to be in those of the app and in those of its secret. Nothing changes.
 * Refuses with `not_found` and `secret_not_active`.
 */
export async function tryNetworks(
  actor: Actor,
  bound: BoundToNetworks,
  { networks }: NetworksInput,
): Promise<NetworksDryRun> {
  const { uses, unknownUses, secrets } = await listAddressUses(actor, bound)
  const isOfApp = bound.secretId === undefined
  const ofApp = isOfApp ? networks : (await findApp(actor, bound.appId)).networks
  const own = new Map<string, readonly string[]>(secrets.map((one) => [one.id, one.networks]))
  if (bound.secretId !== undefined) own.set(bound.secretId, networks)
  const admits = admission()
  const isAdmitted = ({ credential, address }: AddressUse) =>
    admits(ofApp, address) && admits(own.get(credential.id) ?? [], address)
  return {
    refused: listed(uses.filter((use) => !isAdmitted(use))),
    admitted: listed(uses.filter(isAdmitted)),
    unknownUses,
  }
}

/** Whether a list lets an address in. Each list is read once. */
function admission() {
  const read = new Map<readonly string[], ReturnType<typeof readNetworks>>()
  return (networks: readonly string[], address: string): boolean => {
    if (networks.length === 0) return true
    if (!read.has(networks)) read.set(networks, readNetworks(networks))
    const parsed = read.get(networks)
    return parsed ? isIn(parsed, address) : false
  }
}

function listed(all: readonly AddressUse[]): AddressList {
  return { first: all.slice(0, CALLERS_LISTED_MAX), total: all.length, uses: sumUses(all) }
}
