import * as oauth from 'oauth4webapi'
import { moveClock } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { giveSecret, makeApp, makeAppWithSecret, makeOrganization, retire } from '../testing/apps'
import { basic, type EngineUnderTest, expect, test } from '../testing/engine-test'
import { makeApi, makeChecker } from './testing/apis'

type Headers = Record<string, string>

const GRANT = { grant_type: 'client_credentials' }

function mint(engine: EngineUnderTest, headers: Headers, more: Record<string, string> = {}) {
  return engine.post('/oauth2/token', { ...GRANT, ...more }, headers)
}

type Known = Record<string, unknown> & { status: number }

async function introspect(
  engine: EngineUnderTest,
  headers: Headers,
  token: unknown,
): Promise<Known> {
  const answer = await engine.post('/oauth2/introspect', { token: String(token) }, headers)
  return { status: answer.status, ...answer.body }
}

/** What an API does with a token, by a library that is not ours. */
async function verify(engine: EngineUnderTest, token: unknown, audience: string) {
  const issuer = new URL(engine.origin)
  const insecure = { [oauth.allowInsecureRequests]: true }
  const as = await oauth.processDiscoveryResponse(
    issuer,
    await oauth.discoveryRequest(issuer, { algorithm: 'oauth2', ...insecure }),
  )
  const request = new Request(`${audience}/orders`, {
    headers: { authorization: `Bearer ${String(token)}` },
  })
  return oauth.validateJwtAccessToken(as, request, audience, insecure)
}

test('an API that asks for JWTs verifies them offline, with a foreign library', async ({
  engine,
}) => {
  const { organization, appId, secret } = await makeAppWithSecret()
  const { identifier } = await makeApi(organization, { tokenTtlSeconds: 1_200 })
  const answer = await mint(engine, basic(appId, secret.value), {
    resource: identifier,
    scope: 'orders.read',
  })
  expect(answer.body).toMatchObject({ expires_in: 1_200, scope: 'orders.read' })
  const claims = await verify(engine, answer.body.access_token, identifier)
  expect(claims).toMatchObject({
    iss: engine.origin,
    aud: identifier,
    sub: appId,
    client_id: appId,
    scope: 'orders.read',
  })
  expect(claims.exp - claims.iat).toBe(1_200)
})

test('introspection knows a JWT as it knows an opaque token, and lets go of it at once', async ({
  engine,
}) => {
  const { organization, appId, secret } = await makeAppWithSecret()
  const jwt = await makeApi(organization)
  const opaque = await makeApi(organization, { tokenFormat: 'opaque', scopes: ['stock.read'] })
  await db().app.update({
    where: { id: appId },
    data: { scopes: ['orders.read', 'stock.read'], version: 2 },
  })
  const asker = await makeApp(organization)
  for (const { id: apiId } of [jwt, opaque])
    await makeChecker(organization, { appId: asker, apiId })
  const askerHeaders = basic(asker, (await giveSecret(asker)).value)
  const me = basic(appId, secret.value)
  const ofJwt = (await mint(engine, me, { resource: jwt.identifier })).body.access_token
  const ofOpaque = (await mint(engine, me, { resource: opaque.identifier })).body.access_token
  expect(String(ofJwt).split('.')).toHaveLength(3)
  expect(String(ofOpaque).split('.')).toHaveLength(1)
  const known = await introspect(engine, askerHeaders, ofJwt)
  expect(known).toMatchObject({ active: true, client_id: appId, aud: jwt.identifier })
  const alike = await introspect(engine, askerHeaders, ofOpaque)
  expect(Object.keys(known).toSorted()).toEqual(Object.keys(alike).toSorted())
  await retire(secret.id, 'revoked')
  for (const token of [ofJwt, ofOpaque]) {
    expect(await introspect(engine, askerHeaders, token)).toEqual({ status: 200, active: false })
  }
})

test('a JWT is revoked like any token, and its jti alone opens nothing', async ({ engine }) => {
  const { organization, appId, secret } = await makeAppWithSecret()
  const { identifier } = await makeApi(organization)
  const headers = basic(appId, secret.value)
  const token = String((await mint(engine, headers, { resource: identifier })).body.access_token)
  const { jti } = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString())
  expect((await introspect(engine, headers, jti)).active).toBe(false)
  expect((await introspect(engine, headers, token)).active).toBe(true)
  expect((await engine.post('/oauth2/revoke', { token }, headers)).status).toBe(200)
  expect((await introspect(engine, headers, token)).active).toBe(false)
})

test('a JWT that was altered, signed by another, or is over is not active', async ({ engine }) => {
  const { organization, appId, secret } = await makeAppWithSecret()
  const { identifier } = await makeApi(organization)
  const headers = basic(appId, secret.value)
  const token = String((await mint(engine, headers, { resource: identifier })).body.access_token)
  const [header = '', body = '', signature = ''] = token.split('.')
  const none = Buffer.from(JSON.stringify({ alg: 'none', typ: 'at+jwt' })).toString('base64url')
  const more = JSON.parse(Buffer.from(body, 'base64url').toString())
  const other = Buffer.from(JSON.stringify({ ...more, scope: 'all' })).toString('base64url')
  for (const forged of [
    `${header}.${other}.${signature}`,
    `${header}.${body}.${Buffer.alloc(64).toString('base64url')}`,
    `${none}.${body}.x`,
    `${header}.${body}.x`,
    'a.b.c',
  ]) {
    expect(await introspect(engine, headers, forged), forged).toEqual({
      status: 200,
      active: false,
    })
  }
  moveClock(901)
  expect((await introspect(engine, headers, token)).active).toBe(false)
})

test('where every scope belongs to one API the token goes there, otherwise to nobody', async ({
  engine,
}) => {
  const { organization, appId, secret } = await makeAppWithSecret()
  const headers = basic(appId, secret.value)
  const { identifier } = await makeApi(organization, { scopes: ['orders.read'] })
  const reads = await mint(engine, headers, { scope: 'orders.read' })
  expect((await introspect(engine, headers, reads.body.access_token)).aud).toBe(identifier)
  const both = await mint(engine, headers)
  expect(both.body.scope).toBe('orders.read orders.write')
  expect(await introspect(engine, headers, both.body.access_token)).not.toHaveProperty('aud')
})

test('a change of an API counts with the next request', async ({ engine }) => {
  const { organization, appId, secret } = await makeAppWithSecret()
  const headers = basic(appId, secret.value)
  const { id, identifier } = await makeApi(organization)
  const parameters = { resource: identifier }
  expect((await mint(engine, headers, parameters)).body.expires_in).toBe(900)
  await db().api.update({ where: { id }, data: { tokenTtlSeconds: 3_600, tokenFormat: 'opaque' } })
  const longer = await mint(engine, headers, parameters)
  expect(longer.body.expires_in).toBe(3_600)
  expect(String(longer.body.access_token)).not.toContain('.')
  await db().apiScope.deleteMany({ where: { apiId: id, name: 'orders.write' } })
  expect((await mint(engine, headers, parameters)).body.scope).toBe('orders.read')
  await db().api.delete({ where: { id } })
  expect((await mint(engine, headers, parameters)).body.error).toBe('invalid_target')
})

test("no app gets a token for another organization's API", async ({ engine }) => {
  const { appId, secret } = await makeAppWithSecret()
  const { identifier } = await makeApi(await makeOrganization())
  const headers = basic(appId, secret.value)
  const refused = await mint(engine, headers, { resource: identifier })
  expect([refused.status, refused.body.error]).toEqual([400, 'invalid_target'])
  const plain = await mint(engine, headers)
  expect(await introspect(engine, headers, plain.body.access_token)).not.toHaveProperty('aud')
})

test('a token for one API is not accepted by another', async ({ engine }) => {
  const { organization, appId, secret } = await makeAppWithSecret()
  const orders = await makeApi(organization, { scopes: ['orders.read'] })
  const stock = await makeApi(organization, { scopes: ['stock.read'] })
  const headers = basic(appId, secret.value)
  const { body } = await mint(engine, headers, { resource: orders.identifier })
  await expect(verify(engine, body.access_token, stock.identifier)).rejects.toThrow()
})

test('what is no API, none of the app, or more than one is refused', async ({ engine }) => {
  const { organization, appId, secret } = await makeAppWithSecret()
  const headers = basic(appId, secret.value)
  const orders = await makeApi(organization, { scopes: ['orders.read'] })
  const stock = await makeApi(organization, { scopes: ['stock.read'] })
  const refusals: [string, string][] = [
    ['resource=nonsense', 'invalid_target'],
    [`resource=${stock.identifier}`, 'invalid_target'],
    [`resource=${orders.identifier}&resource=${stock.identifier}`, 'invalid_target'],
    [`resource=${orders.identifier}&scope=orders.write`, 'invalid_scope'],
    ['scope=stock.read', 'invalid_scope'],
  ]
  for (const [parameters, error] of refusals) {
    const body = `grant_type=client_credentials&${parameters}`
    expect((await engine.post('/oauth2/token', body, headers)).body.error, parameters).toBe(error)
  }
})
