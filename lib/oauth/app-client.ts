import { randomBase62 } from '@/lib/crypto/random'
import type { Adapter, AdapterPayload, Client, Provider } from './protocol'
import { findRegistration } from './store'

const CLIENTS_KEPT = 2_000

/** What of an app's registration the engine does not know by itself; names of extra metadata. */
export const APP_METADATA = ['app_version', 'app_organization_id', 'app_scopes']

/** The version of the registration that a client was built of. */
export function appVersion(client: Client): number {
  return client.app_version as number
}

/** The organization that the client's app belongs to. */
export function appOrganization(client: Client): string {
  return client.app_organization_id as string
}

/** The scopes registered on the client's app: no token of it carries another. */
export function appScopes(client: Client): string[] {
  return client.app_scopes as string[]
}

/**
 * Where the engine reads a registration from when it builds a client. Clients carry no secret:
 * the engine insists on one, so each build gets a random one that nobody ever learns.
 */
export const registrations: Adapter = {
  async find(appId: string): Promise<AdapterPayload | undefined> {
    const app = await findRegistration(appId)
    if (!app) return undefined
    return {
      client_id: app.id,
      client_name: app.name,
      client_secret: randomBase62(43),
      token_endpoint_auth_method: 'client_secret_basic',
      grant_types: ['client_credentials'],
      response_types: [],
      redirect_uris: [],
      app_version: app.version,
      app_organization_id: app.organizationId,
      app_scopes: app.scopes,
    }
  },
  upsert: registeredInThePortal,
  findByUid: registeredInThePortal,
  findByUserCode: registeredInThePortal,
  consume: registeredInThePortal,
  destroy: registeredInThePortal,
  revokeByGrantId: registeredInThePortal,
}

async function registeredInThePortal(): Promise<never> {
  throw new Error('lib/oauth: apps are registered, edited and deleted in lib/apps')
}

export type FindClient = (appId: string, version: number) => Promise<Client | undefined>

/**
 * Built clients, kept in memory by app and version: building one costs more than everything else
 * that a token request does (measured). What may be revoked is never in here.
 */
export function keepBuiltClients(provider: Provider): FindClient {
  const build = provider.Client.find.bind(provider.Client)
  const kept = new Map<string, Client>()
  return async (appId, version) => {
    const client = kept.get(appId)
    if (client && appVersion(client) === version) return client
    const built = await build(appId)
    if (!built) return undefined
    const [oldest] = kept.keys()
    if (oldest !== undefined && kept.size >= CLIENTS_KEPT) kept.delete(oldest)
    kept.delete(appId)
    kept.set(appId, built)
    return built
  }
}
