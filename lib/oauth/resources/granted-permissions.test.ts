import { db } from '@/lib/db/client'
import { giveSecret, makeApp, makeAppWithSecret } from '../testing/apps'
import { Browser } from '../testing/browser'
import { basic, type EngineUnderTest, expect, onBothPaths, test } from '../testing/engine-test'
import { approve, makePerson } from '../testing/people'
import {
  INSECURE,
  makeRelyingParty,
  oauth,
  redeem,
  refresh,
  requestFor,
} from '../testing/relying-party'
import { makeApi, makeChecker } from './testing/apis'

type Headers = Record<string, string>
type Kind = 'for_itself' | 'for_people'
const EXCHANGE = 'urn:ietf:params:oauth:grant-type:token-exchange'
const ACCESS_TOKEN = 'urn:ietf:params:oauth:token-type:access_token'
const WAITS = 'requested scope is registered, but not granted to this app'

/** Decides as the portal does. */
async function decide(appId: string, kind: Kind, scope: string, status: 'granted' | 'refused') {
  const decided = { status, decidedAt: new Date(), decidedByName: 'Ada' }
  await db().apiPermission.updateMany({ where: { appId, kind, scope }, data: decided })
}

function mint(engine: EngineUnderTest, headers: Headers, more: Record<string, string> = {}) {
  return engine.post('/oauth2/token', { grant_type: 'client_credentials', ...more }, headers)
}

async function introspect(engine: EngineUnderTest, headers: Headers, token: unknown) {
  return (await engine.post('/oauth2/introspect', { token: String(token) }, headers)).body
}

onBothPaths(() => {
  test('a machine app gets no scope that nobody has granted, asked for or not', async ({
    engine,
  }) => {
    const { organization, appId, secret } = await makeAppWithSecret()
    const headers = basic(appId, secret.value)
    const { identifier } = await makeApi(organization, { accessForItself: 'with_approval' })
    expect((await mint(engine, headers)).body.scope).toBeUndefined()
    for (const more of [{ scope: 'orders.read' }, { scope: 'orders.read', resource: identifier }]) {
      const { status, body } = await mint(engine, headers, more)
      expect([status, body.error]).toEqual([400, 'invalid_scope'])
      expect(body.error_description).toContain(WAITS)
    }
    const { error, error_description: why } = (
      await mint(engine, headers, { resource: identifier })
    ).body
    expect([error, why]).toEqual(['invalid_target', 'no scope of this API is granted to this app'])
    await decide(appId, 'for_itself', 'orders.read', 'granted')
    expect((await mint(engine, headers)).body.scope).toBe('orders.read')
    const both = await mint(engine, headers, { scope: 'orders.read orders.write' })
    expect(both.body.error).toBe('invalid_scope')
    const foreign = await mint(engine, headers, { scope: 'stock.read' })
    expect(foreign.body.error_description).toBe('requested scope is not registered for this app')
  })

  test('a permission that is withdrawn is gone from tokens of both formats at once', async ({
    engine,
  }) => {
    for (const tokenFormat of ['opaque', 'jwt'] as const) {
      const { organization, appId, secret } = await makeAppWithSecret()
      const headers = basic(appId, secret.value)
      await makeApi(organization, { tokenFormat })
      const token = (await mint(engine, headers)).body.access_token
      expect((await introspect(engine, headers, token)).scope).toBe('orders.read orders.write')
      await decide(appId, 'for_itself', 'orders.write', 'refused')
      expect((await introspect(engine, headers, token)).scope).toBe('orders.read')
      expect((await mint(engine, headers)).body.scope).toBe('orders.read')
      await decide(appId, 'for_itself', 'orders.read', 'refused')
      const bare = await introspect(engine, headers, token)
      expect([bare.active, bare.scope]).toEqual([true, undefined])
    }
  })
})

test('what an app is granted for people it does not have for itself', async ({ engine }) => {
  const party = await makeRelyingParty(engine.origin, { clientCredentials: true })
  const { as, client, auth, organization } = party
  const api = await makeApi(organization, { accessForItself: 'nobody' })
  const request = await requestFor(party, { scope: 'openid orders.read' })
  const back = await approve(new Browser(engine.origin), request.url, await makePerson())
  const tokens = await (await redeem(party, request, back)).json()
  expect(tokens.scope).toContain('orders.read')
  const how = { resource: api.identifier }
  const itself = await oauth.clientCredentialsGrantRequest(as, client, auth, how, INSECURE)
  expect((await itself.json()).error).toBe('invalid_target')
})

test('a person is not asked for a scope that is not granted, and a stranger learns nothing', async ({
  engine,
}) => {
  const party = await makeRelyingParty(engine.origin)
  await makeApi(party.organization, { accessForPeople: 'with_approval' })
  const { url } = await requestFor(party, { scope: 'openid orders.read' })
  const back = await new Browser(engine.origin).follow(url)
  expect(back.searchParams.get('error')).toBe('invalid_scope')
  expect(back.searchParams.get('error_description')).toBe(
    'requested scope is not granted to this app',
  )
  const { as, client, auth } = party
  const pushed = await oauth.pushedAuthorizationRequest(
    ...([as, client, auth, url.searchParams, INSECURE] as const),
  )
  const { error, error_description: why } = await pushed.json()
  expect(error).toBe('invalid_scope')
  expect(why).toContain(WAITS)
})

onBothPaths(() => {
  test('a code, a refresh token and an access token lose what is withdrawn meanwhile', async ({
    engine,
  }) => {
    const party = await makeRelyingParty(engine.origin, { scopes: ['orders.read', 'orders.write'] })
    const { appId, organization } = party
    await makeApi(organization, { tokenFormat: 'opaque' })
    const scope = 'openid offline_access orders.read orders.write'
    const request = await requestFor(party, { scope, prompt: 'consent' })
    const back = await approve(new Browser(engine.origin), request.url, await makePerson())
    await decide(appId, 'for_people', 'orders.write', 'refused')
    const tokens = await (await redeem(party, request, back)).json()
    expect(tokens.scope.split(' ')).not.toContain('orders.write')
    expect(tokens.scope.split(' ')).toContain('orders.read')
    await decide(appId, 'for_people', 'orders.read', 'refused')
    const again = await (await refresh(party, tokens.refresh_token)).json()
    expect(again.scope.split(' ').filter((one: string) => one.startsWith('orders'))).toEqual([])
  })
})

test('an exchange needs the permission for itself, or for people where a person is the subject', async ({
  engine,
}) => {
  const { organization, appId, secret } = await makeAppWithSecret()
  const token = String((await mint(engine, basic(appId, secret.value))).body.access_token)
  const { identifier } = await makeApi(organization)
  const serviceId = await makeApp(organization, { scopes: ['orders.read'] })
  const service = basic(serviceId, (await giveSecret(serviceId)).value)
  const grant = { grant_type: EXCHANGE, subject_token: token, subject_token_type: ACCESS_TOKEN }
  const exchange = () => engine.post('/oauth2/token', { ...grant, resource: identifier }, service)
  await decide(serviceId, 'for_people', 'orders.read', 'refused')
  const { body } = await exchange()
  expect(body.scope).toBe('orders.read')
  await decide(serviceId, 'for_itself', 'orders.read', 'refused')
  expect((await introspect(engine, service, body.access_token)).scope).toBeUndefined()
  await decide(serviceId, 'for_people', 'orders.read', 'granted')
  expect((await exchange()).body.error).toBe('invalid_target')
})

test('what the app of the subject token loses is gone from what others got for it, also further on', async ({
  engine,
}) => {
  const { organization, appId, secret } = await makeAppWithSecret()
  const token = String((await mint(engine, basic(appId, secret.value))).body.access_token)
  const { identifier: resource } = await makeApi(organization)
  const scopes = ['orders.read', 'orders.write']
  const services = [
    await makeApp(organization, { scopes }),
    await makeApp(organization, { scopes }),
  ]
  const tokens = [token]
  for (const id of services) {
    const grant = { grant_type: EXCHANGE, subject_token_type: ACCESS_TOKEN, resource }
    const form = { ...grant, subject_token: String(tokens.at(-1)) }
    const { body } = await engine.post(
      '/oauth2/token',
      form,
      basic(id, (await giveSecret(id)).value),
    )
    tokens.push(String(body.access_token))
  }
  await makeChecker(organization, { appId, apiId: null })
  const scopesOf = async () => {
    const caller = basic(appId, secret.value)
    const answers = await Promise.all(tokens.map((one) => introspect(engine, caller, one)))
    return answers.map(({ scope }) => scope)
  }
  expect(await scopesOf()).toEqual(Array(3).fill('orders.read orders.write'))
  await decide(appId, 'for_itself', 'orders.write', 'refused')
  expect(await scopesOf()).toEqual(Array(3).fill('orders.read'))
})
