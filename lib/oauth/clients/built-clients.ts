import type { Adapter, AdapterPayload, Client, Provider } from '../protocol/oidc-provider'
import { removeRegistration, writeRegistration } from '../registration/write-registration'
import { type AuthMethod, appVersion, clientMetadata } from './client-metadata'
import { readKeysPerRequest } from './keys-of-request'
import { findRegistration } from './store'

const CLIENTS_KEPT = 2_000

/**
 * Where the engine reads a registration from when it builds a client. Clients carry no secret:
 * the engine insists on one, so each build gets a random one that nobody ever learns.
 */
export const registrations: Adapter = {
  async find(name: string): Promise<AdapterPayload | undefined> {
    const { appId, method } = parseClientName(name)
    // An address alone: the engine is to read the document there.
    if (!method) return undefined
    const app = await findRegistration(appId)
    return app && clientMetadata(app, method)
  },
  upsert: writeRegistration,
  findByUid: registeredInThePortal,
  findByUserCode: registeredInThePortal,
  consume: registeredInThePortal,
  destroy: removeRegistration,
  revokeByGrantId: registeredInThePortal,
}

async function registeredInThePortal(): Promise<never> {
  throw new Error('lib/oauth: apps are registered, edited and deleted in lib/apps')
}

export type FindClient = (
  appId: string,
  version: string,
  method: AuthMethod,
) => Promise<Client | undefined>

/**
 * Built clients, kept in memory by app, way to authenticate and version: building one costs more
 * than everything else that a token request does (measured). What may be revoked is never in here.
 */
export function keepBuiltClients(provider: Provider): FindClient {
  const build = provider.Client.find.bind(provider.Client)
  const kept = new Map<string, Client>()
  const underWay = new Map<string, Promise<Client | undefined>>()

  async function buildAndKeep(name: string): Promise<Client | undefined> {
    const built = await build(name)
    if (!built) return undefined
    const [oldest] = kept.keys()
    if (oldest !== undefined && kept.size >= CLIENTS_KEPT) kept.delete(oldest)
    kept.delete(name)
    readKeysPerRequest(built)
    kept.set(name, built)
    return built
  }

  return async (appId, version, method) => {
    const name = clientName(appId, method)
    const client = kept.get(name)
    if (client && appVersion(client) === version) return client
    // Whoever wants the same version at the same moment gets the same client, and its keys with it.
    const wanted = `${name} ${version}`
    const building = underWay.get(wanted) ?? buildAndKeep(name)
    underWay.set(wanted, building)
    return building.finally(() => underWay.delete(wanted))
  }
}

const clientName = (appId: string, method: AuthMethod) => `${appId} ${method}`

function parseClientName(name: string): { appId: string; method: AuthMethod | undefined } {
  const [appId = '', method] = name.split(' ')
  return { appId, method: method as AuthMethod | undefined }
}
