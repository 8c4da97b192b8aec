import { AskedOnce } from '@/lib/asked-once'
import { keptOfServer } from '@/lib/db/connection/present-server'
import { keepNewest } from '@/lib/keep-newest'
import { engineFind } from '../engine/seams/client-find'
import type { FindClient } from '../protocol/find-client'
import type { Client, Provider } from '../protocol/oidc-provider'
import { appVersion } from './client-metadata'
import { clientName } from './client-name'
import { readKeysPerRequest } from './keys-of-request'

const CLIENTS_KEPT = 2_000

/**
 * Built clients, kept in memory by app, authentication method and version. Building a client costs
 * more than all other work of a token request (measured). Nothing that can be revoked is kept.
 */
export function keepBuiltClients(provider: Provider): FindClient {
  const build = engineFind(provider)
  const keptNow = keptOfServer(() => ({
    clients: new Map<string, Client>(),
    underWay: new AskedOnce<Client | undefined>(),
  }))

  async function buildAndKeep(name: string, kept: Map<string, Client>) {
    const built = await build(name)
    if (!built) return undefined
    readKeysPerRequest(built)
    keepNewest(kept, CLIENTS_KEPT, { name, value: built })
    return built
  }

  return async (appId, version, method) => {
    const { clients, underWay } = keptNow()
    const name = clientName(appId, method)
    const client = clients.get(name)
    if (client && appVersion(client) === version) return client
    // Requests for the same version at the same moment share one client and its keys.
    return underWay.find(`${name} ${version}`, () => buildAndKeep(name, clients))
  }
}
