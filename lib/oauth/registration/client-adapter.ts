import type { fetchForeign } from '@/lib/outgoing/fetch-foreign'
import { clientMetadata, grantedMetadata } from '../clients/client-metadata'
import { parseClientName } from '../clients/client-name'
import { findRegistration } from '../clients/store'
import type { Adapter, AdapterPayload } from '../protocol/oidc-provider'
import { removeRegistration, writeRegistration } from './write-registration'

/**
 * The engine's storage for clients. It reads a registration here when it builds a client, and
 * writes the registrations of programs. Clients carry no secret. The engine needs one, so each
 * build gets a random one that nobody learns. Logos are fetched with `fetch`.
 */
export const clientAdapter = (fetch: typeof fetchForeign): Adapter => ({
  async find(name: string): Promise<AdapterPayload | undefined> {
    const { appId, method } = parseClientName(name)
    // A URL alone: the engine shall read the document there.
    if (!method) return undefined
    const app = await findRegistration(appId)
    return app && { ...clientMetadata(app, method), ...grantedMetadata(app) }
  },
  upsert: (appId) => writeRegistration(appId, fetch),
  findByUid: registeredInThePortal,
  findByUserCode: registeredInThePortal,
  consume: registeredInThePortal,
  destroy: removeRegistration,
  revokeByGrantId: registeredInThePortal,
})

async function registeredInThePortal(): Promise<never> {
  throw new Error('lib/oauth: apps are registered, edited and deleted in lib/apps')
}
