import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import { now } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { makeOrganization } from '../../testing/apps'
import { test as base } from '../../testing/engine-test'
import { INSECURE, oauth, REDIRECT_URI, type RelyingParty } from '../../testing/relying-party'

export const HOST = 'apps.example'
/** The app's client_id, and where the document is that says what it is. */
export const URL_ID = `https://${HOST}/oauth/notes.json`

export const NOTES = {
  client_id: URL_ID,
  client_name: 'Notes',
  client_uri: `https://${HOST}/`,
  redirect_uris: [REDIRECT_URI],
  scope: 'notes.read',
  token_endpoint_auth_method: 'none',
}

/** A web server of documents, under every host there is. */
export type DocumentServer = {
  /** What it serves, by address: JSON, or whatever is done instead. */
  serves: Map<string, object | ((res: ServerResponse) => void)>
  /** Every address that was asked for. */
  asked: string[]
  /** Whether the engine's own guard against inner addresses is left in its way. */
  guarded: boolean
  /** The loopback under which the guard meets it. */
  at: string
}

/** A test with such a server. Whatever the engine fetches, from whichever host, comes here. */
export const test = base.extend<{ web: DocumentServer }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the parameter's text.
  web: async ({}, use) => {
    const web: DocumentServer = {
      serves: new Map<string, object>([[URL_ID, NOTES]]),
      asked: [],
      guarded: false,
      at: '127.0.0.1',
    }
    const server = createServer((req, res) => {
      const url = `https:/${req.url}`
      web.asked.push(url)
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
        return fetch(here, web.guarded ? options : unguarded(options))
      },
    })
  },
})

export { expect } from '@playwright/test'

function unguarded(options: RequestInit = {}): RequestInit {
  return Object.fromEntries(Object.entries(options).filter(([name]) => name !== 'dispatcher'))
}

/** An organization that admits the host; answers it, and who owns what comes from there. */
export async function admit(host = HOST) {
  const organization = await makeOrganization()
  const { organizationId, ownerId: personId } = organization
  await db().admittedHost.create({ data: { organizationId, host, personId, createdAt: now() } })
  return organization
}

/** The app that the document describes, as oauth4webapi plays it. */
export async function makeDescribed(origin: string, clientId = URL_ID): Promise<RelyingParty> {
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
