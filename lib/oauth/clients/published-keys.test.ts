import * as oauth from 'oauth4webapi'
import { moveClock } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { PUBLISHED_KEYS } from '@/lib/outgoing/reading'
import { flushUses } from '@/lib/usage/flush'
import { ask, type Signer, sign } from '../testing/assertions'
import type { EngineUnderTest } from '../testing/engine-test'
import {
  expect,
  KEYS_AT,
  makePair,
  makePublisher,
  publishAt,
  statusOf,
  test,
} from '../testing/key-server'

const { readAgainSeconds, keptSeconds, restSeconds } = PUBLISHED_KEYS

async function tokenOf(engine: EngineUnderTest, appId: string, key: Signer): Promise<string> {
  const { status, body } = await ask(engine, await sign(engine, appId, key))
  expect(status).toBe(200)
  return String(body.access_token)
}

test.beforeEach(async ({ engine }) => {
  // An engine that has made its first signing keys is built anew when it first looks at them.
  moveClock(restSeconds)
  await fetch(`${engine.origin}/oauth2/jwks`)
})

test('an app signs in with a key that it publishes, through a foreign library', async ({
  engine,
  keyServer,
}) => {
  const { appId } = await makePublisher()
  const { jwk, kid, privateKey } = await makePair()
  keyServer.keys = [jwk]
  const insecure = { [oauth.allowInsecureRequests]: true }
  const issuer = new URL(engine.origin)
  const as = await oauth.processDiscoveryResponse(
    issuer,
    await oauth.discoveryRequest(issuer, { algorithm: 'oauth2', ...insecure }),
  )
  const client = { client_id: appId }
  const auth = oauth.PrivateKeyJwt({ key: privateKey, kid })
  for (let round = 0; round < 3; round += 1) {
    const parameters = new URLSearchParams()
    const answer = await oauth.clientCredentialsGrantRequest(as, client, auth, parameters, insecure)
    await oauth.processClientCredentialsResponse(as, client, answer)
  }
  expect(keyServer.requests).toBe(1)
})

test('a new key works at once, and the one that it replaces is refused from there', async ({
  engine,
  keyServer,
}) => {
  const { appId } = await makePublisher()
  const [old, next] = [await makePair(), await makePair()]
  keyServer.keys = [old.jwk]
  expect(await statusOf(engine, appId, old)).toBe(200)
  moveClock(restSeconds)
  keyServer.keys = [next.jwk]
  expect(await statusOf(engine, appId, next)).toBe(200)
  expect(await statusOf(engine, appId, old)).toBe(401)
})

test('a new key under the old name works at once', async ({ engine, keyServer }) => {
  const { appId } = await makePublisher()
  const [old, next] = [await makePair('same'), await makePair('same')]
  keyServer.keys = [old.jwk]
  expect(await statusOf(engine, appId, old)).toBe(200)
  moveClock(restSeconds)
  keyServer.keys = [next.jwk]
  expect(await statusOf(engine, appId, next)).toBe(200)
})

test('a key that was taken down is refused after five minutes, whatever the headers say', async ({
  engine,
  keyServer,
}) => {
  const { appId } = await makePublisher()
  const key = await makePair()
  keyServer.keys = [key.jwk]
  keyServer.headers = {
    'cache-control': 'public, immutable, max-age=31536000',
    expires: 'Fri, 31 Dec 2049 23:59:59 GMT',
  }
  expect(await statusOf(engine, appId, key)).toBe(200)
  keyServer.keys = []
  moveClock(readAgainSeconds - 1)
  expect(await statusOf(engine, appId, key)).toBe(200)
  moveClock(1)
  expect(readAgainSeconds).toBe(300)
  expect(await statusOf(engine, appId, key)).toBe(401)
  expect(keyServer.requests).toBe(2)
})

test('while the address is out of order its keys are good for ten minutes, then for nothing', async ({
  engine,
  keyServer,
}) => {
  const { appId } = await makePublisher()
  const key = await makePair()
  keyServer.keys = [key.jwk]
  expect(await statusOf(engine, appId, key)).toBe(200)
  keyServer.instead = (res) => res.writeHead(503).end()
  moveClock(keptSeconds - 1)
  expect(await statusOf(engine, appId, key)).toBe(200)
  moveClock(1)
  expect(keptSeconds).toBe(600)
  expect(await statusOf(engine, appId, key)).toBe(401)
  keyServer.instead = undefined
  moveClock(restSeconds)
  expect(await statusOf(engine, appId, key)).toBe(200)
})

test('nobody makes us ask the address again and again', async ({ engine, keyServer }) => {
  const { appId } = await makePublisher()
  const [key, stranger] = [await makePair(), await makePair()]
  keyServer.keys = [key.jwk]
  const statuses = await Promise.all(
    Array.from({ length: 12 }, () => statusOf(engine, appId, stranger)),
  )
  expect(new Set(statuses)).toEqual(new Set([401]))
  expect(await statusOf(engine, appId, key)).toBe(200)
  expect(keyServer.requests).toBe(1)
})

test('what the keys have minted ends with their address, and lives through every other edit', async ({
  engine,
  keyServer,
}) => {
  const { appId, credentials } = await makePublisher()
  const key = await makePair()
  keyServer.keys = [key.jwk]
  const isActive = async (token: string) =>
    (await engine.post('/oauth2/introspect', { token }, credentials)).body.active
  const first = await tokenOf(engine, appId, key)
  const edit = { description: 'Sells tickets', version: { increment: 1 } }
  await db().app.update({ where: { id: appId }, data: edit })
  expect(await isActive(first)).toBe(true)
  await publishAt(appId, `${KEYS_AT}/2`)
  expect(await isActive(first)).toBe(false)
  const second = await tokenOf(engine, appId, key)
  expect(await isActive(second)).toBe(true)
  await publishAt(appId, null)
  expect(await isActive(second)).toBe(false)
  await publishAt(appId, KEYS_AT)
  expect([await isActive(first), await isActive(second)]).toEqual([false, false])
})

test('a token that is minted while the address changes is dead when it arrives', async ({
  engine,
  keyServer,
}) => {
  const { appId, credentials } = await makePublisher()
  const key = await makePair()
  let answerNow = () => {}
  const isAsked = new Promise<void>((resolve) => {
    keyServer.instead = (res) => {
      answerNow = () => res.end(JSON.stringify({ keys: [key.jwk] }))
      resolve()
    }
  })
  const minting = tokenOf(engine, appId, key)
  await isAsked
  await publishAt(appId, `${KEYS_AT}/2`)
  answerNow()
  const { body } = await engine.post('/oauth2/introspect', { token: await minting }, credentials)
  expect(body).toEqual({ active: false })
})

test('the last use of published keys is written, and only of what has verified', async ({
  engine,
  keyServer,
}) => {
  const { appId } = await makePublisher()
  const key = await makePair()
  keyServer.keys = [key.jwk]
  await statusOf(engine, appId, await makePair(key.kid))
  await flushUses()
  expect(await db().publishedKeysUse.count()).toBe(0)
  await tokenOf(engine, appId, key)
  await flushUses()
  const { jwksId } = await db().app.findUniqueOrThrow({ where: { id: appId } })
  const use = { lastAddress: '127.0.0.1', lastGrantType: 'client_credentials' }
  expect(await db().publishedKeysUse.findMany()).toMatchObject([{ appId, jwksId, ...use }])
})
