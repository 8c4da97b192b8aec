import { decodeJwt } from 'jose'
import type { ApiAccess } from '@/lib/apis/api'
import { db } from '@/lib/db/client'
import { Browser } from '../testing/browser'
import { type EngineUnderTest, expect, test } from '../testing/engine-test'
import { discover } from '../testing/foreign-client'
import { approve, makePerson } from '../testing/people'
import { allowRegistration, rowOf, send, setPolicy } from '../testing/programs'
import { makeRelyingParty, oauth, redeem, requestFor, userInfo } from '../testing/relying-party'
import { makeApi } from './testing/apis'

const REDIRECT_URI = 'http://127.0.0.1/callback'

/** An MCP client that has registered itself, with the scope of the first challenge if there was one. */
async function mcpClient({ origin }: EngineUnderTest, accessForPeople: ApiAccess, scope?: string) {
  const { organizationId } = await allowRegistration()
  await setPolicy(organizationId, { openRegistration: true })
  const scopes = ['files.read', 'files.write']
  const { identifier } = await makeApi({ organizationId }, { scopes, accessForPeople })
  const { body } = await send('POST', `${origin}/oauth2/register`, {
    body: { redirect_uris: [REDIRECT_URI], token_endpoint_auth_method: 'none', scope },
  })
  const appId = String(body.client_id)
  const party = {
    as: await discover(origin),
    client: { client_id: appId },
    auth: oauth.None(),
    redirectUri: REDIRECT_URI,
  }
  const browser = new Browser(origin)
  const person = await makePerson()
  const ask = async (changes: Record<string, string | null>) => {
    const request = await requestFor(party, { resource: identifier, ...changes })
    const back = await approve(browser, request.url, person)
    if (back.searchParams.has('error')) return { error: back.searchParams.get('error') }
    return (await redeem(party, request, back, {})).json()
  }
  return { appId, identifier, party, ask }
}

const scopeIn = (answer: { access_token: string }) => decodeJwt(answer.access_token).scope

test('an app that registered itself asks for more as it goes, and keeps what it had', async ({
  engine,
}) => {
  const { appId, ask, party } = await mcpClient(engine, 'every_app', 'files.read')
  const first = await ask({ scope: 'openid files.read' })
  expect(scopeIn(first)).toBe('openid files.read')
  const second = await ask({ scope: 'files.read files.write' })
  expect(scopeIn(second)).toBe('files.read files.write')
  expect((await userInfo(party, first.access_token)).status).toBe(200)
  expect((await rowOf(appId)).scopes).toEqual(['files.read', 'files.write'])
  const permissions = await db().apiPermission.findMany({
    where: { appId },
    orderBy: { scope: 'asc' },
  })
  expect(permissions.map(({ scope, status }) => [scope, status])).toEqual([
    ['files.read', 'granted'],
    ['files.write', 'granted'],
  ])
  const events = await db().auditEvent.findMany({ where: { action: 'app.edited' } })
  expect(events.map(({ detail }) => detail)).toEqual([
    {
      changed: 'scopes',
      before: { scopes: 'files.read' },
      after: { scopes: 'files.read, files.write' },
    },
  ])
})

test('who has registered no scope asks for those of an API', async ({ engine }) => {
  const one = await mcpClient(engine, 'every_app')
  expect(scopeIn(await one.ask({ scope: 'files.read' }))).toBe('files.read')
  expect(scopeIn(await one.ask({ scope: null }))).toBe('files.read')
})

test('who has none and asks for none gets those of the API that it names', async ({ engine }) => {
  const { ask } = await mcpClient(engine, 'every_app')
  expect(scopeIn(await ask({ scope: null }))).toBe('files.read files.write')
})

test('an app without a scope in its request gets those of the API that it names', async ({
  engine,
}) => {
  const party = await makeRelyingParty(engine.origin, { scopes: ['orders.read', 'files.read'] })
  const { identifier } = await makeApi(party.organization)
  await makeApi(party.organization, { scopes: ['files.read'] })
  const request = await requestFor(party, { scope: null, resource: identifier })
  const back = await approve(new Browser(engine.origin), request.url, await makePerson())
  expect(scopeIn(await (await redeem(party, request, back)).json())).toBe('orders.read')
})

for (const access of ['with_approval', 'nobody'] as const) {
  test(`an API that says ${access} is asked by registering alone`, async ({ engine }) => {
    const { appId, party, identifier } = await mcpClient(engine, access)
    const { url } = await requestFor(party, { scope: 'openid files.read', resource: identifier })
    const back = await new Browser(engine.origin).follow(url)
    expect(back.searchParams.get('error')).toBe('invalid_target')
    expect((await rowOf(appId)).scopes).toEqual([])
  })
}

for (const source of ['portal', 'moved_in'] as const) {
  test(`an app from ${source} gets what its people have registered`, async ({ engine }) => {
    const party = await makeRelyingParty(engine.origin, { scopes: ['orders.read'] })
    await db().app.update({ where: { id: party.appId }, data: { source } })
    await makeApi(party.organization)
    const { url } = await requestFor(party, { scope: 'orders.read orders.write' })
    const back = await new Browser(engine.origin).follow(url)
    expect(back.searchParams.get('error')).toBe('invalid_scope')
    expect((await rowOf(party.appId)).scopes).toEqual(['orders.read'])
  })
}

test('what somebody refused stays refused', async ({ engine }) => {
  const { appId, ask, party, identifier } = await mcpClient(engine, 'every_app')
  await ask({ scope: 'files.read files.write' })
  await db().apiPermission.updateMany({
    where: { appId, scope: 'files.write' },
    data: { status: 'refused', decidedByName: 'Ada' },
  })
  const { url } = await requestFor(party, { scope: 'files.write', resource: identifier })
  const back = await new Browser(engine.origin).follow(url)
  expect(back.searchParams.get('error')).toBe('invalid_scope')
})

test('who asks for all that the metadata names is let in, and learns what it got', async ({
  engine,
}) => {
  const { ask, party } = await mcpClient(engine, 'every_app')
  const all = party.as.scopes_supported?.join(' ') ?? ''
  const answer = await ask({ scope: all, resource: null, prompt: 'consent' })
  expect(answer.scope).toBe('openid profile email')
})
