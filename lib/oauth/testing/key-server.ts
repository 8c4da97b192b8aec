import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import { exportJWK, generateKeyPair } from 'jose'
import { newId } from '@/lib/crypto/random'
import { db } from '@/lib/db/client'
import { giveSecret, makeApp, makeOrganization } from './apps'
import { ask, type Signer, sign } from './assertions'
import { test as base, basic, type EngineUnderTest } from './engine-test'

/** Where an app publishes its keys; `outgoing` of the test below finds it on the loopback. */
export const KEYS_AT = 'https://app.example/jwks'

/** An app's own server of its public keys. */
export type KeyServer = {
  origin: string
  /** What it publishes. */
  keys: object[]
  headers: Record<string, string>
  /** How often it was asked. */
  asked: number
  /** What it does instead of publishing its keys. */
  instead: ((res: ServerResponse) => void) | undefined
}

/** A pair of which the public half can be published. */
export async function makePair(kid = newId('kid')): Promise<Signer & { jwk: object }> {
  const { publicKey, privateKey } = await generateKeyPair('ES256', { extractable: true })
  return { kid, algorithm: 'ES256', privateKey, jwk: { ...(await exportJWK(publicKey)), kid } }
}

/** A test with such a server. The engine reaches it as if it stood at `KEYS_AT`, unguarded. */
export const test = base.extend<{ keyServer: KeyServer }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the parameter's text.
  keyServer: async ({}, use) => {
    const state: KeyServer = { origin: '', keys: [], headers: {}, asked: 0, instead: undefined }
    const server = createServer((_req, res) => {
      state.asked += 1
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
    await use({ fetch: (url, options) => fetch(elsewhere(url, keyServer), unguarded(options)) })
  },
})

export { expect } from '@playwright/test'

function elsewhere(url: string | URL | Request, { origin }: KeyServer): string {
  return String(url).replace(new URL(KEYS_AT).origin, origin)
}

/** The engine cuts every connection to the loopback by a dispatcher of its own. */
function unguarded(options: RequestInit = {}): RequestInit {
  return Object.fromEntries(Object.entries(options).filter(([name]) => name !== 'dispatcher'))
}

/** An app that publishes its keys, and has a secret beside them with which it introspects. */
export async function makePublisher(jwksUri = KEYS_AT) {
  const appId = await makeApp(await makeOrganization())
  const secret = await giveSecret(appId)
  await publishAt(appId, jwksUri)
  return { appId, credentials: basic(appId, secret.value) }
}

/** Moves the app's keys to another address, or takes it away. */
export async function publishAt(id: string, jwksUri: string | null): Promise<void> {
  await db().app.update({ where: { id }, data: { jwksUri, version: { increment: 1 } } })
}

/** Signs in with it, and says how that was answered. */
export const statusOf = async (engine: EngineUnderTest, appId: string, key: Signer) =>
  (await ask(engine, await sign(engine, appId, key))).status
