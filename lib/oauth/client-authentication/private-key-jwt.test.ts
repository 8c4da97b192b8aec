import { exportJWK, SignJWT } from 'jose'
import * as oauth from 'oauth4webapi'
import { DAY, HOUR, now } from '@/lib/clock'
import { newId } from '@/lib/crypto/random'
import { db } from '@/lib/db/client'
import { flushUses } from '@/lib/usage/flush'
import { giveKey } from '../testing/app-keys'
import { makeApp, makeAppWithSecret, makeOrganization } from '../testing/apps'
import { ask, sign } from '../testing/assertions'
import { basic, expect, test } from '../testing/engine-test'
import { FAILURE_LIMITS } from './failed-authentications'

async function makeAppWithKey(algorithm?: string) {
  const organization = await makeOrganization()
  const appId = await makeApp(organization)
  return { organization, appId, key: await giveKey(appId, algorithm) }
}

test('an app signs in with its key through a foreign library, introspects and revokes', async ({
  engine,
}) => {
  const { appId, key } = await makeAppWithKey()
  const insecure = { [oauth.allowInsecureRequests]: true }
  const issuer = new URL(engine.origin)
  const as = await oauth.processDiscoveryResponse(
    issuer,
    await oauth.discoveryRequest(issuer, { algorithm: 'oauth2', ...insecure }),
  )
  expect(as.token_endpoint_auth_methods_supported).toContain('private_key_jwt')
  const client = { client_id: appId }
  const auth = oauth.PrivateKeyJwt({ key: key.privateKey, kid: key.kid })
  const { access_token: token } = await oauth.processClientCredentialsResponse(
    as,
    client,
    await oauth.clientCredentialsGrantRequest(as, client, auth, new URLSearchParams(), insecure),
  )
  const known = await oauth.processIntrospectionResponse(
    as,
    client,
    await oauth.introspectionRequest(as, client, auth, token, insecure),
  )
  expect(known.active).toBe(true)
  const revocation = await oauth.revocationRequest(as, client, auth, token, insecure)
  await oauth.processRevocationResponse(revocation)
})

for (const algorithm of ['ES256', 'EdDSA', 'RS256', 'PS256']) {
  test(`keys for ${algorithm} are taken, with or without naming them`, async ({ engine }) => {
    const { appId, key } = await makeAppWithKey(algorithm)
    for (const kid of [key.kid, null]) {
      const answer = await ask(engine, await sign(engine, appId, key, { kid }))
      expect(answer.status, String(kid)).toBe(200)
    }
  })
}

test('the audience is the issuer, the token endpoint or the endpoint itself, alone or in a list', async ({
  engine,
}) => {
  const { appId, key } = await makeAppWithKey()
  const { origin } = engine
  const another = 'https://another.example'
  for (const [aud, status] of [
    [origin, 200],
    [`${origin}/`, 200],
    [`${origin}/oauth2/token`, 200],
    [[another, origin], 200],
    [`${origin}/oauth2/introspect`, 401],
    [another, 401],
    [[another], 401],
  ] as const) {
    const answer = await ask(engine, await sign(engine, appId, key, { aud }))
    expect(answer.status, String(aud)).toBe(status)
  }
  const there = await sign(engine, appId, key, { aud: `${origin}/oauth2/introspect` })
  expect((await ask(engine, there, '/oauth2/introspect', { token: 'x' })).status).toBe(200)
})

test('a clock may be a minute wrong, in each time of an assertion', async ({ engine }) => {
  const { appId, key } = await makeAppWithKey()
  for (const [changes, status] of [
    [{ seconds: -50 }, 200],
    [{ seconds: -70 }, 401],
    [{ starts: 50 }, 200],
    [{ starts: 70 }, 401],
    [{ seconds: HOUR + 50 }, 200],
    [{ seconds: HOUR + 70 }, 401],
  ] as const) {
    const answer = await ask(engine, await sign(engine, appId, key, changes))
    expect(answer.status, JSON.stringify(changes)).toBe(status)
  }
})

test('a request at which nobody authenticates is invalid_client, with a challenge', async ({
  engine,
}) => {
  for (const path of ['token', 'introspect', 'revoke', 'par', 'device_authorization']) {
    for (const form of [{ token: 'x', grant_type: 'client_credentials' }, { scope: 'openid' }]) {
      const { status, headers, body } = await engine.post(`/oauth2/${path}`, form)
      expect([status, body.error], path).toEqual([401, 'invalid_client'])
      expect(headers.get('www-authenticate')).toContain('Basic realm=')
    }
  }
})

test('an assertion is taken once, however many send it at the same moment', async ({ engine }) => {
  const { appId, key } = await makeAppWithKey()
  const assertion = await sign(engine, appId, key)
  const answers = await Promise.all(Array.from({ length: 12 }, () => ask(engine, assertion)))
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
  expect(answers.filter(({ body }) => body.error === 'invalid_client')).toHaveLength(11)
})

test('what is over, lasts for days, or was signed for or by another is refused', async ({
  engine,
}) => {
  const { organization, appId, key } = await makeAppWithKey()
  const sister = await makeApp(organization)
  const theirs = await giveKey(sister)
  const refused = {
    over: await sign(engine, appId, key, { seconds: -120 }),
    'lasts for days': await sign(engine, appId, key, { seconds: 2 * DAY }),
    "another app's key": await sign(engine, appId, theirs),
    "another app's key under our name": await sign(engine, appId, theirs, { kid: key.kid }),
    'issued by another': await sign(engine, appId, key, { iss: sister }),
    'no such app': await sign(engine, newId('app'), key),
    'a secret as a key': await new SignJWT({ iss: appId, sub: appId, aud: engine.origin, jti: 'x' })
      .setProtectedHeader({ alg: 'HS256', kid: key.kid })
      .setExpirationTime('1m')
      .sign(new TextEncoder().encode(JSON.stringify(await exportJWK(key.privateKey)))),
  }
  for (const [why, assertion] of Object.entries(refused)) {
    const answer = await ask(engine, assertion)
    expect([answer.status, answer.body.error], why).toEqual([401, 'invalid_client'])
  }
})

test('a removed key is refused at once, and what it minted is dead', async ({ engine }) => {
  const { appId, key } = await makeAppWithKey()
  const other = await giveKey(appId)
  const { body } = await ask(engine, await sign(engine, appId, key))
  const token = String(body.access_token)
  const introspect = async () =>
    (await ask(engine, await sign(engine, appId, other), '/oauth2/introspect', { token })).body
  expect(await introspect()).toMatchObject({ active: true })
  await db().appKey.delete({ where: { id: key.id } })
  expect((await ask(engine, await sign(engine, appId, key))).status).toBe(401)
  expect(await introspect()).toEqual({ active: false })
})

test('a suspended app does not sign in with a key either', async ({ engine }) => {
  const { appId, key } = await makeAppWithKey()
  await db().app.update({ where: { id: appId }, data: { suspendedAt: now() } })
  expect((await ask(engine, await sign(engine, appId, key))).status).toBe(401)
})

test('an app may hold a secret and a key, and each works', async ({ engine }) => {
  const { appId, secret } = await makeAppWithSecret()
  const key = await giveKey(appId)
  const body = { grant_type: 'client_credentials' }
  for (let round = 0; round < 2; round += 1) {
    expect((await engine.post('/oauth2/token', body, basic(appId, secret.value))).status).toBe(200)
    expect((await ask(engine, await sign(engine, appId, key))).status).toBe(200)
  }
})

test('the last use of a key is written, and only of one that has verified', async ({ engine }) => {
  const { appId, key } = await makeAppWithKey()
  const idle = await giveKey(appId)
  const assertion = await sign(engine, appId, key, { kid: null })
  expect((await ask(engine, assertion)).status).toBe(200)
  await ask(engine, await sign(engine, appId, idle, { aud: 'https://another.example' }))
  await flushUses()
  const uses = await db().appKeyUse.findMany()
  expect(uses).toMatchObject([
    { keyId: key.id, lastGrantType: 'client_credentials', lastAddress: '127.0.0.1' },
  ])
})

test('whoever fails too often with a key has to wait, and who signs with it does not', async ({
  engine,
}) => {
  const { appId, key } = await makeAppWithKey()
  const statuses: number[] = []
  for (let n = 0; n <= FAILURE_LIMITS.credential; n += 1) {
    const wrong = await sign(engine, appId, key, { aud: 'https://another.example' })
    statuses.push((await ask(engine, wrong)).status)
  }
  expect(statuses.slice(0, -1).every((status) => status === 401)).toBe(true)
  expect(statuses.at(-1)).toBe(429)
  expect((await ask(engine, await sign(engine, appId, key))).status).toBe(200)
})

test('an app whose keys cannot be fetched does not sign in, and learns no more', async ({
  engine,
}) => {
  const { appId, key } = await makeAppWithKey()
  await db().appKey.deleteMany({ where: { appId } })
  const jwksUri = 'https://127.0.0.1:1/jwks'
  await db().app.update({ where: { id: appId }, data: { jwksUri, version: 2 } })
  const answer = await ask(engine, await sign(engine, appId, key))
  expect([answer.status, answer.body.error]).toEqual([401, 'invalid_client'])
})

test('what an app has signed for something else signs nobody in', async ({ engine }) => {
  const { appId, key } = await makeAppWithKey()
  const answered: Record<string, number> = {}
  for (const typ of [
    'oauth-authz-req+jwt',
    'at+jwt',
    'dpop+jwt',
    'JWT',
    'client-authentication+jwt',
  ]) {
    answered[typ] = (await ask(engine, await sign(engine, appId, key, { typ }))).status
  }
  expect(answered).toEqual({
    'oauth-authz-req+jwt': 401,
    'at+jwt': 401,
    'dpop+jwt': 401,
    JWT: 200,
    'client-authentication+jwt': 200,
  })
})
