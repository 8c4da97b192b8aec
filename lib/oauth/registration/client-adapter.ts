import { clientMetadata } from '../clients/client-metadata'
import { parseClientName } from '../clients/client-name'
import { findRegistration } from '../clients/store'
import type { Adapter, AdapterPayload } from '../protocol/oidc-provider'
import { removeRegistration, writeRegistration } from './write-registration'

/**
 * Where the engine reads a registration from when it builds a client, and writes those of programs
 * to. Clients carry no secret: the engine insists on one, so each build gets a random one that nobody
 * ever learns.
 */
export const clientAdapter: Adapter = {
  async find(name: string): Promise<AdapterPayload | undefined> {
    const { appId, method } = parseClientName(name)
    // A URL alone: the engine is to read the document there.
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
