import { decodeJwt } from 'jose'
import { moveClock, now } from '@/lib/clock'
import { newId } from '@/lib/crypto/random'
import { db } from '@/lib/db/client'
import { makeApi, makeChecker } from '../resources/testing/apis'
import { giveSecret, makeApp, makeAppWithSecret, makeOrganization, retire } from '../testing/apps'
import { basic, type EngineUnderTest, expect, test } from '../testing/engine-test'
import { toArtifact } from '../tokens/artifact'
import { insertArtifact } from '../tokens/artifact-store'

const EXCHANGE = 'urn:ietf:params:oauth:grant-type:token-exchange'
const ACCESS_TOKEN = 'urn:ietf:params:oauth:token-type:access_token'

type Headers = Record<string, string>

async function mint(engine: EngineUnderTest, headers: Headers, more: Record<string, string> = {}) {
  const body = { grant_type: 'client_credentials', ...more }
  return String((await engine.post('/oauth2/token', body, headers)).body.access_token)
}

function exchange(
  engine: EngineUnderTest,
  headers: Headers,
  token: string,
  more: Record<string, string> = {},
) {
  const grant = { grant_type: EXCHANGE, subject_token: token, subject_token_type: ACCESS_TOKEN }
  return engine.post('/oauth2/token', { ...grant, ...more }, headers)
}

async function introspect(engine: EngineUnderTest, headers: Headers, token: unknown) {
  return (await engine.post('/oauth2/introspect', { token: String(token) }, headers)).body
}

/** An app that calls, a service that is called and calls on, and two APIs behind them. */
async function makeChain() {
  const { organization, appId: callerId, secret: callerSecret } = await makeAppWithSecret()
  const scopes = ['orders.read', 'orders.write', 'stock.read']
  await db().app.update({ where: { id: callerId }, data: { scopes, version: 2 } })
  const serviceId = await makeApp(organization, { scopes: ['orders.read', 'stock.read'] })
  const serviceSecret = await giveSecret(serviceId)
  const orders = await makeApi(organization)
  const stock = await makeApi(organization, { tokenFormat: 'opaque', scopes: ['stock.read'] })
  return {
    organization,
    caller: { id: callerId, secret: callerSecret, headers: basic(callerId, callerSecret.value) },
    service: {
      id: serviceId,
      secret: serviceSecret,
      headers: basic(serviceId, serviceSecret.value),
    },
    orders: orders.identifier,
    stock: stock.identifier,
  }
}

/** A token that speaks for a person, as a sign-in leaves it. */
async function mintForPerson(caller: { id: string; secret: { id: string } }, personId: string) {
  const value = `for-person-${newId('tok')}`
  const grantDigest = new Uint8Array(32).fill(7)
  const at = now()
  await db().grant.create({
    data: {
      digest: grantDigest,
      id: newId('grt'),
      personId,
      appId: caller.id,
      scopes: [],
      sealed: new Uint8Array(1),
      createdAt: at,
      updatedAt: at,
    },
  })
  const payload = {
    kind: 'AccessToken',
    clientId: caller.id,
    accountId: personId,
    scope: 'orders.read stock.read',
    iat: Math.floor(at.getTime() / 1000),
    exp: Math.floor(at.getTime() / 1000) + 600,
  }
  const by = { secretId: caller.secret.id, keyId: null, family: null }
  const grant = Buffer.from(grantDigest)
  const made = { payload, ttlSeconds: 600, by: { ...by, grantDigest: grant } }
  await insertArtifact(toArtifact('AccessToken', value, made))
  return { value, endGrant: () => db().grant.deleteMany({ where: { personId } }) }
}

test('a service exchanges what it was sent for a token that can do less, and says who acts', async ({
  engine,
}) => {
  const { caller, service, orders } = await makeChain()
  const token = await mint(engine, caller.headers)
  const { status, body } = await exchange(engine, service.headers, token, { resource: orders })
  expect(status).toBe(200)
  expect(body).toMatchObject({
    issued_token_type: ACCESS_TOKEN,
    token_type: 'Bearer',
    // The service is not registered for orders.write, and stock.read is another API's.
    scope: 'orders.read',
  })
  expect(decodeJwt(String(body.access_token))).toMatchObject({
    sub: caller.id,
    client_id: service.id,
    aud: orders,
    act: { sub: service.id },
  })
  expect(await introspect(engine, service.headers, body.access_token)).toMatchObject({
    active: true,
    sub: caller.id,
    client_id: service.id,
    act: { sub: service.id },
  })
})

test('the new token ends no later than the one it was exchanged for', async ({ engine }) => {
  const { caller, service, stock } = await makeChain()
  const token = await mint(engine, caller.headers)
  moveClock(200)
  const { body } = await exchange(engine, service.headers, token, { audience: stock })
  expect(body.expires_in).toBeLessThanOrEqual(400)
  expect(body.expires_in).toBeGreaterThan(390)
})

const ENDS: [string, (chain: Awaited<ReturnType<typeof makeChain>>) => Promise<unknown>][] = [
  ['the secret of who minted the first', ({ caller }) => retire(caller.secret.id, 'revoked')],
  ['the secret of who exchanged it', ({ service }) => retire(service.secret.id, 'regenerated')],
  [
    'the app that minted the first',
    ({ caller }) => db().app.update({ where: { id: caller.id }, data: { suspendedAt: now() } }),
  ],
  [
    'the app that exchanged it',
    ({ service }) => db().app.update({ where: { id: service.id }, data: { deletedAt: now() } }),
  ],
]

for (const [name, end] of ENDS) {
  test(`it dies at once with ${name}`, async ({ engine }) => {
    const chain = await makeChain()
    const asker = await makeApp(chain.organization)
    await makeChecker(chain.organization, { appId: asker, apiId: null })
    const askerHeaders = basic(asker, (await giveSecret(asker)).value)
    const token = await mint(engine, chain.caller.headers)
    for (const resource of [chain.orders, chain.stock]) {
      const { body } = await exchange(engine, chain.service.headers, token, { resource })
      expect((await introspect(engine, askerHeaders, body.access_token)).active).toBe(true)
      if (resource === chain.orders) continue
      await end(chain)
      expect((await introspect(engine, askerHeaders, body.access_token)).active).toBe(false)
    }
  })
}

test('a chain of exchanges ends with its first token', async ({ engine }) => {
  const { organization, caller, service, stock } = await makeChain()
  const last = await makeApp(organization, { scopes: ['stock.read'] })
  const lastHeaders = basic(last, (await giveSecret(last)).value)
  const first = await mint(engine, caller.headers)
  const second = await exchange(engine, service.headers, first, { resource: stock })
  const third = await exchange(engine, lastHeaders, String(second.body.access_token))
  const known = await introspect(engine, lastHeaders, third.body.access_token)
  expect(known).toMatchObject({ sub: caller.id, act: { sub: last, act: { sub: service.id } } })
  await engine.post('/oauth2/revoke', { token: first }, caller.headers)
  expect((await introspect(engine, lastHeaders, third.body.access_token)).active).toBe(false)
})

test('it speaks for the same person, and dies with what the person allowed', async ({ engine }) => {
  const { organization, caller, service, orders } = await makeChain()
  const { value, endGrant } = await mintForPerson(caller, organization.ownerId)
  const { body } = await exchange(engine, service.headers, value, { resource: orders })
  expect(decodeJwt(String(body.access_token)).sub).toBe(organization.ownerId)
  const known = await introspect(engine, service.headers, body.access_token)
  expect(known).toMatchObject({ active: true, sub: organization.ownerId, act: { sub: service.id } })
  await endGrant()
  expect((await introspect(engine, service.headers, body.access_token)).active).toBe(false)
})

test('nothing is widened, and nothing is exchanged that is not here', async ({ engine }) => {
  const { caller, service, orders, stock } = await makeChain()
  const token = await mint(engine, caller.headers, { scope: 'orders.read' })
  const foreigner = await makeAppWithSecret()
  const foreign = basic(foreigner.appId, foreigner.secret.value)
  const theirs = await makeApi(await makeOrganization())
  const refusals: [Headers, string, Record<string, string>, string][] = [
    [service.headers, token, { resource: orders, scope: 'orders.write' }, 'invalid_scope'],
    [service.headers, token, { resource: stock }, 'invalid_scope'],
    [service.headers, token, { resource: theirs.identifier }, 'invalid_target'],
    [service.headers, token, { resource: orders, audience: stock }, 'invalid_target'],
    [service.headers, 'nonsense', { resource: orders }, 'invalid_request'],
    [service.headers, token, { subject_token_type: 'urn:x', resource: orders }, 'invalid_request'],
    [service.headers, token, { actor_token: token, resource: orders }, 'invalid_request'],
    [foreign, token, { resource: theirs.identifier }, 'invalid_request'],
  ]
  for (const [headers, subject, more, error] of refusals) {
    const answer = await exchange(engine, headers, subject, more)
    expect([answer.status, answer.body.error], JSON.stringify(more)).toEqual([400, error])
  }
  await retire(caller.secret.id, 'revoked')
  const dead = await exchange(engine, service.headers, token, { resource: orders })
  expect(dead.body.error).toBe('invalid_request')
})

test('what was agreed for an API opens nothing at the management API, though the scope has its name', async ({
  engine,
}) => {
  const { organization, caller, service } = await makeChain()
  const scopes = ['people:read', 'secrets:issue']
  const garden = await makeApi(organization, { scopes, tokenFormat: 'opaque' })
  const granted = { scopes, managementScopes: scopes, version: 3 }
  await db().app.updateMany({ where: { id: { in: [caller.id, service.id] } }, data: granted })
  const ours = `${engine.origin}/api/v1`
  const theirs = await mint(engine, caller.headers, { resource: garden.identifier })
  expect(await introspect(engine, caller.headers, theirs)).toMatchObject({ aud: garden.identifier })
  const refused = await exchange(engine, service.headers, theirs, { resource: ours })
  expect([refused.status, refused.body.error]).toEqual([400, 'invalid_scope'])
  const own = await mint(engine, caller.headers, { resource: ours })
  const { body } = await exchange(engine, service.headers, own, { resource: ours })
  expect(body.scope).toBe('secrets:issue people:read')
})
