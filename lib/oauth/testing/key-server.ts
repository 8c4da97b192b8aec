import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import { exportJWK, generateKeyPair } from 'jose'
import { newId } from '@/lib/crypto/random'
import { db } from '@/lib/db/client'
import { fetchForeign } from '@/lib/outgoing/fetch-foreign'
import { giveSecret, makeApp, makeOrganization } from './apps'
import { ask, type Signer, sign } from './assertions'
import { test as base, basic, type EngineUnderTest } from './engine-test'

/**
 * The address where an app publishes its keys. `outgoing` of the test below sends requests for it
 * to the loopback.
 */
export const KEYS_AT = 'https://app.example/jwks'

/** A server of the app with its public keys. */
export type KeyServer = {
  origin: string
  /** The published keys. */
  keys: object[]
  headers: Record<string, string>
  /** How many requests it has had. */
  requests: number
  /** Answers instead of publishing the keys. */
  instead: ((res: ServerResponse) => void) | undefined
}

/** A key pair; `jwk` is the public half, ready to publish. */
export async function makePair(kid = newId('kid')): Promise<Signer & { jwk: object }> {
  const { publicKey, privateKey } = await generateKeyPair('ES256', { extractable: true })
  return { kid, algorithm: 'ES256', privateKey, jwk: { ...(await exportJWK(publicKey)), kid } }
}

/** A test with such a server. The engine reaches it at `KEYS_AT`. */
export const test = base.extend<{ keyServer: KeyServer }>({
  keyServer: async ({}, use) => {
    const state: KeyServer = { origin: '', keys: [], headers: {}, requests: 0, instead: undefined }
    const server = createServer((_req, res) => {
      state.requests += 1
      if (state.instead) return state.instead(res)
      res.writeHead(200, { 'content-type': 'application/json', ...state.headers })
      res.end(JSON.stringify({ keys: state.keys }))
    })
    await once(server.listen(0, '127.0.0.1'), 'listening')
    const address = server.address()
    if (!address || typeof address === 'string') throw new Error('the key server has no port')
    state.origin = `http://127.0.0.1:${address.port}`
    await use(state)
    server.close()
    server.closeAllConnections()
  },
  outgoing: async ({ keyServer }, use) => {
    await use({ fetch: (url, options) => fetchForeign(elsewhere(url, keyServer), options) })
  },
})

export { expect } from '@playwright/test'

function elsewhere(url: string | URL | Request, { origin }: KeyServer): string {
  return String(url).replace(new URL(KEYS_AT).origin, origin)
}

/** An app that publishes its keys. It also has a secret, to introspect with. */
export async function makePublisher(jwksUri = KEYS_AT) {
  const appId = await makeApp(await makeOrganization())
  const secret = await giveSecret(appId)
  await publishAt(appId, jwksUri)
  return { appId, credentials: basic(appId, secret.value) }
}

/** Changes the URL of the app's keys; null removes it. */
export async function publishAt(id: string, jwksUri: string | null): Promise<void> {
  await db().app.update({ where: { id }, data: { jwksUri, version: { increment: 1 } } })
}

/** Authenticates with the key and answers the status. */
export const statusOf = async (engine: EngineUnderTest, appId: string, key: Signer) =>
  (await ask(engine, await sign(engine, appId, key))).status
