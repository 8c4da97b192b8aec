import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import { now } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { fetchForeign } from '@/lib/outgoing/fetch-foreign'
import { makeOrganization } from '../../testing/apps'
import { test as base } from '../../testing/engine-test'
import { INSECURE, oauth, REDIRECT_URI, type RelyingParty } from '../../testing/relying-party'

export const HOST = 'apps.example'
/** The app's client_id, which is also the URL of its metadata document. */
export const URL_ID = `https://${HOST}/oauth/notes.json`

export const NOTES = {
  client_id: URL_ID,
  client_name: 'Notes',
  client_uri: `https://${HOST}/`,
  redirect_uris: [REDIRECT_URI],
  scope: 'notes.read',
  token_endpoint_auth_method: 'none',
}

/** A web server of metadata documents. It answers for every host. */
export type DocumentServer = {
  /** The answers by URL: JSON, or a function that answers. */
  serves: Map<string, object | ((res: ServerResponse) => void)>
  /** Every URL that was requested. */
  requests: string[]
  /** The loopback address at which it is asked. */
  at: string
}

/** A test with such a server. Everything that the engine fetches comes here. */
export const test = base.extend<{ web: DocumentServer }>({
  web: async ({}, use) => {
    const web: DocumentServer = {
      serves: new Map<string, object>([[URL_ID, NOTES]]),
      requests: [],
      at: '127.0.0.1',
    }
    const server = createServer((req, res) => {
      const url = `https:/${req.url}`
      web.requests.push(url)
      const served = web.serves.get(url)
      if (typeof served === 'function') return served(res)
      res.writeHead(served ? 200 : 404, { 'content-type': 'application/json' })
      res.end(JSON.stringify(served ?? {}))
    })
    await once(server.listen(0, '::'), 'listening')
    const address = server.address()
    if (!address || typeof address === 'string') throw new Error('the document server has no port')
    Object.assign(web, { port: address.port })
    await use(web)
    server.close()
    server.closeAllConnections()
  },
  outgoing: async ({ web }, use) => {
    await use({
      fetch: (url, options) => {
        const { port } = web as DocumentServer & { port: number }
        const here = String(url).replace('https://', `http://${web.at}:${port}/`)
        return fetchForeign(here, options)
      },
    })
  },
})

export { expect } from '@playwright/test'

/** An organization that allows the host. Answers its id and the owner of apps from there. */
export async function allowHost(host = HOST) {
  const organization = await makeOrganization()
  const { organizationId, ownerId: personId } = organization
  await db().admittedHost.create({ data: { organizationId, host, personId, createdAt: now() } })
  return organization
}

/** The app of the metadata document, played by oauth4webapi. */
export async function makeMetadataDocumentApp(
  origin: string,
  clientId = URL_ID,
): Promise<RelyingParty> {
  const issuer = new URL(origin)
  const found = await oauth.discoveryRequest(issuer, INSECURE)
  return {
    appId: clientId,
    secretId: '',
    redirectUri: REDIRECT_URI,
    organization: { organizationId: '', ownerId: '' },
    as: await oauth.processDiscoveryResponse(issuer, found),
    client: { client_id: clientId },
    auth: oauth.None(),
  }
}
