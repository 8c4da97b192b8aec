import { db } from '@/lib/db/client'
import { giveSecret, makeApp, makeAppWithSecret, makeOrganization } from '../testing/apps'
import { basic, type EngineUnderTest, expect, onBothPaths, test } from '../testing/engine-test'
import { makeApi, makeChecker } from './testing/apis'

type Headers = Record<string, string>

function mint(engine: EngineUnderTest, headers: Headers, more: Record<string, string> = {}) {
  const form = { grant_type: 'client_credentials', ...more }
  return engine.post('/oauth2/token', form, headers).then(({ body }) => String(body.access_token))
}

async function introspect(engine: EngineUnderTest, headers: Headers, token: string) {
  const { body } = await engine.post('/oauth2/introspect', { token }, headers)
  return body
}

/** Another app of the organization. */
async function anotherApp(organization: { organizationId: string; ownerId: string }) {
  const appId = await makeApp(organization)
  return { appId, headers: basic(appId, (await giveSecret(appId)).value) }
}

/** The app with tokens for two APIs, of both formats, and one for none. */
async function tokensOf(engine: EngineUnderTest) {
  const { organization, appId, secret } = await makeAppWithSecret()
  const headers = basic(appId, secret.value)
  const scopes = ['orders.read', 'stock.read', 'loose']
  await db().app.update({ where: { id: appId }, data: { scopes, version: 2 } })
  const orders = await makeApi(organization, { scopes: ['orders.read'] })
  const stock = await makeApi(organization, { scopes: ['stock.read'], tokenFormat: 'opaque' })
  const tokens = {
    orders: await mint(engine, headers, { scope: 'orders.read' }),
    stock: await mint(engine, headers, { scope: 'stock.read' }),
    none: await mint(engine, headers, { scope: 'loose' }),
  }
  const active = async (who: Headers) => {
    const names = Object.entries(tokens)
    const answers = await Promise.all(names.map(([, token]) => introspect(engine, who, token)))
    return names.flatMap(([name], n) => (answers[n]?.active ? [name] : []))
  }
  return { organization, appId, headers, orders, stock, tokens, active }
}

onBothPaths(() => {
  test('who got a token, apps of its API and who is let every token introspect it, and nobody else', async ({
    engine,
  }) => {
    const { organization, headers, orders, stock, active } = await tokensOf(engine)
    expect(await active(headers)).toEqual(['orders', 'stock', 'none'])
    const other = await anotherApp(organization)
    expect(await active(other.headers)).toEqual([])
    const api = await anotherApp(organization)
    await makeChecker(organization, { appId: api.appId, apiId: orders.id })
    expect(await active(api.headers)).toEqual(['orders'])
    await makeChecker(organization, { appId: api.appId, apiId: stock.id })
    expect(await active(api.headers)).toEqual(['orders', 'stock'])
    await makeChecker(organization, { appId: other.appId, apiId: null })
    expect(await active(other.headers)).toEqual(['orders', 'stock', 'none'])
  })

  test('whoever is let no longer hears so from the next request on', async ({ engine }) => {
    const { organization, orders, active } = await tokensOf(engine)
    const { appId, headers } = await anotherApp(organization)
    for (const apiId of [orders.id, null]) await makeChecker(organization, { appId, apiId })
    expect(await active(headers)).toEqual(['orders', 'stock', 'none'])
    await db().tokenChecker.deleteMany({ where: { appId, apiId: null } })
    expect(await active(headers)).toEqual(['orders'])
    await db().api.delete({ where: { id: orders.id } })
    expect(await active(headers)).toEqual([])
  })

  test('an app of another organization is let nothing there', async ({ engine }) => {
    const { active } = await tokensOf(engine)
    const strangers = await makeOrganization()
    const { appId, headers } = await anotherApp(strangers)
    await makeChecker(strangers, { appId, apiId: null })
    expect(await active(headers)).toEqual([])
  })

  test('the answer about an app’s own token names the app as its subject', async ({ engine }) => {
    const { headers, appId, tokens } = await tokensOf(engine)
    for (const token of Object.values(tokens)) {
      const about = await introspect(engine, headers, token)
      expect(about).toMatchObject({ active: true, sub: appId, client_id: appId })
    }
  })
})

test('the log says why a token is not active for an app that is not let', async ({ engine }) => {
  const { organization, tokens } = await tokensOf(engine)
  const { headers } = await anotherApp(organization)
  expect(await introspect(engine, headers, tokens.orders)).toEqual({ active: false })
  const reason = 'this app is not let check these tokens'
  expect(engine.noted().use).toMatchObject({ active: false, reason })
})
