import type { ServerResponse } from 'node:http'
import { exportJWK } from 'jose'
import { log } from '@/lib/log'
import { fetchForeign } from '@/lib/outgoing/fetch-foreign'
import { ask, type Signer, sign } from '../testing/assertions'
import type { EngineUnderTest } from '../testing/engine-test'
import { expect, KEYS_AT, makePair, makePublisher, test } from '../testing/key-server'

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
      /socket hang up|aborted/,
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
      expect(keyServer.requests).toBe(1)
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
  test.use({ outgoing: { fetch: fetchForeign as typeof fetch, allowed: [] } })

  for (const host of ['127.0.0.1', 'localhost']) {
    test(`keys at ${host} are not asked for`, async ({ engine, keyServer }) => {
      const key = await makePair()
      keyServer.keys = [key.jwk]
      const address = keyServer.origin.replace('127.0.0.1', host)
      expect(await refused(engine, address, key)).toMatch(/inner network/)
      expect(keyServer.requests).toBe(0)
      expect((await fetch(`${keyServer.origin}/jwks`)).status).toBe(200)
    })
  }
})
