import type { ServerResponse } from 'node:http'
import { exportJWK } from 'jose'
import * as oauth from 'oauth4webapi'
import { moveClock } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { log } from '@/lib/log'
import { flushUses } from '@/lib/usage/flush'
import { giveSecret, makeApp, makeOrganization } from '../testing/apps'
import { ask, type Signer, sign } from '../testing/assertions'
import { basic, type EngineUnderTest } from '../testing/engine-test'
import { expect, KEYS_AT, makePair, test } from '../testing/key-server'
import { PUBLISHED_KEYS } from './published-keys'

const { readAgainSeconds, keptSeconds, restSeconds } = PUBLISHED_KEYS

/** An app that publishes its keys, and has a secret beside them with which it introspects. */
async function makePublisher(jwksUri = KEYS_AT) {
  const appId = await makeApp(await makeOrganization())
  const secret = await giveSecret(appId)
  await publishAt(appId, jwksUri)
  return { appId, credentials: basic(appId, secret.value) }
}

async function publishAt(id: string, jwksUri: string | null): Promise<void> {
  await db().app.update({ where: { id }, data: { jwksUri, version: { increment: 1 } } })
}

const statusOf = async (engine: EngineUnderTest, appId: string, key: Signer) =>
  (await ask(engine, await sign(engine, appId, key))).status

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
    const asked = new URLSearchParams()
    const answer = await oauth.clientCredentialsGrantRequest(as, client, auth, asked, insecure)
    await oauth.processClientCredentialsResponse(as, client, answer)
  }
  expect(keyServer.asked).toBe(1)
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
  expect(keyServer.asked).toBe(2)
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
  expect(keyServer.asked).toBe(1)
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

let restoreLog = () => {}
test.afterEach(() => restoreLog())

function listen(): { why: string; detail: string }[] {
  const heard: { why: string; detail: string }[] = []
  const original = log.info
  log.info = ((line: { why: string; detail: string }) => heard.push(line)) as typeof log.info
  restoreLog = () => {
    log.info = original
  }
  return heard
}

/** Signs in with a pair, and expects to be told nothing but no; answers what the log was told. */
async function refused(engine: EngineUnderTest, jwksUri: string, key: Signer): Promise<string> {
  const { appId } = await makePublisher(jwksUri)
  const heard = listen()
  const answer = await ask(engine, await sign(engine, appId, key))
  expect(answer.status).toBe(401)
  expect(answer.body).toEqual({
    error: 'invalid_client',
    error_description: 'client authentication failed',
  })
  expect(heard).toMatchObject([{ why: 'unreadable_keys' }])
  return heard[0]?.detail ?? ''
}

test.describe('an address that publishes no keys', () => {
  const publish = (keys: unknown[]) => JSON.stringify({ keys })
  const big = 'x'.repeat(65 * 1024)
  const OUT_OF_ORDER: [string, RegExp, (key: object) => (res: ServerResponse) => void][] = [
    ['it answers 500', /200 OK, got 500/, (key) => (res) => res.writeHead(500).end(publish([key]))],
    ['it answers with a page', /JSON/, () => (res) => res.end('<!doctype html>')],
    [
      'it answers with no set',
      /Key Set is invalid/,
      (key) => (res) => res.end(JSON.stringify(key)),
    ],
    ['it sends 65 KB', /too large/, (key) => (res) => res.end(publish([key, big]))],
    // The engine stops there, and stumbles over its own hold on the answer.
    [
      'it sends 65 KB in pieces',
      /locked/,
      (key) => (res) => {
        res.write('{')
        res.end(publish([key, big]).slice(1))
      },
    ],
    ['it says nothing', /timeout/, () => () => {}],
    [
      'it breaks off',
      /terminated|other side closed/,
      () => (res) => res.write('{"keys":[') && res.destroy(),
    ],
    [
      'it sends us on',
      /redirect/,
      () => (res) => res.writeHead(302, { location: '/elsewhere' }).end(),
    ],
  ]
  for (const [what, reason, answer] of OUT_OF_ORDER) {
    test(`${what}: the app is not let in, and the reason is in the log`, async ({
      engine,
      keyServer,
    }) => {
      const key = await makePair()
      keyServer.instead = answer(key.jwk)
      expect(await refused(engine, KEYS_AT, key)).toMatch(reason)
      expect(keyServer.asked).toBe(1)
    })
  }

  test('a private or a symmetric key among them makes all of them worthless', async ({
    engine,
    keyServer,
  }) => {
    const key = await makePair()
    const secret = { kty: 'oct', k: Buffer.from('secret').toString('base64url'), kid: 'x' }
    for (const other of [await exportJWK(key.privateKey), secret]) {
      keyServer.keys = [key.jwk, other]
      expect(await refused(engine, KEYS_AT, key)).toMatch(/Key Set is invalid/)
    }
  })
})

test.describe('inner addresses', () => {
  test.use({ outgoing: { fetch: globalThis.fetch } })

  for (const host of ['127.0.0.1', 'localhost']) {
    test(`keys at ${host} are not asked for`, async ({ engine, keyServer }) => {
      const key = await makePair()
      keyServer.keys = [key.jwk]
      const address = keyServer.origin.replace('127.0.0.1', host)
      expect(await refused(engine, address, key)).toMatch(/special-use IP address/)
      expect(keyServer.asked).toBe(0)
      expect((await fetch(`${keyServer.origin}/jwks`)).status).toBe(200)
    })
  }
})
