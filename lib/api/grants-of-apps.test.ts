import { MINUTE, moveClock } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { managementApi } from '@/lib/oauth/resources/management-api'
import { anAppOf, aPerson, expect, test } from './testing/api-test'
import { anApp, codeOf, grant, mint, NEW, secretOf } from './testing/own-app'

test('registering a scope grants an app nothing for itself', async ({ engine, api }) => {
  const ada = await aPerson('administrator')
  const own = await anApp(ada)
  const scopes = ['apps:read', 'secrets:issue', 'orders.read']
  await db().app.update({ where: { id: own.appId }, data: { scopes, version: 2 } })
  for (const scope of ['secrets:issue', 'apps:read']) {
    expect((await mint(engine, own, { scope })).error, scope).toBe('invalid_scope')
  }
  const plain = await mint(engine, own)
  expect(plain.scope).toBe('orders.read')
  const token = String(plain.access_token)
  expect(await codeOf(api('GET /apps', { token }))).toEqual([403, 'scope_missing'])
  const resource = managementApi().identifier
  expect((await mint(engine, own, { resource, scope: 'secrets:issue' })).error).toBe(
    'invalid_scope',
  )
  const bare = await mint(engine, own, { resource })
  expect([typeof bare.access_token, bare.scope]).toEqual(['string', undefined])
  for (const call of ['GET /apps', secretOf(own.appId)]) {
    const body = call.startsWith('POST') ? { body: NEW } : {}
    const answer = codeOf(api(call, { token: String(bare.access_token), ...body }))
    expect(await answer, call).toEqual([403, 'scope_missing'])
  }
})

test('a scope of the same name of a registered API opens nothing here', async ({ engine, api }) => {
  const ada = await aPerson('administrator')
  const own = await anApp(ada)
  const { organizationId } = ada
  const at = { createdAt: ada.provenAt, updatedAt: ada.provenAt }
  const description = 'Read theirs.'
  const theirs = ['orders.read', 'secrets:issue']
  for (const [n, name] of theirs.entries()) {
    const scopes = { create: [{ name, description, organizationId }] }
    const identifier = `https://api${n}.example`
    const id = `api_${'x'.repeat(19)}${n}`
    const rest = { name: `API ${n}`, tokenFormat: 'opaque', tokenTtlSeconds: 600 } as const
    const access = { accessForItself: 'every_app', organizationId } as const
    await db().api.create({ data: { id, identifier, scopes, ...rest, ...access, ...at } })
  }
  await db().app.update({ where: { id: own.appId }, data: { scopes: theirs, version: 2 } })
  const both = await mint(engine, own, { scope: theirs.join(' ') })
  expect(both.scope).toBe(theirs.join(' '))
  const token = String(both.access_token)
  expect(await codeOf(api(secretOf(own.appId), { token, body: NEW }))).toEqual([
    403,
    'scope_missing',
  ])
})

test('only an administrator in person grants, with a recent sign-in', async ({ engine, api }) => {
  const ada = await aPerson('administrator')
  const own = await anApp(ada, ['apps:write'])
  for (const role of ['developer', 'support'] as const) {
    await expect(grant({ ...ada, role }, own.appId, ['audit:read'])).rejects.toThrow()
  }
  const through = { appId: own.appId, ofItself: ['apps:write'] }
  await expect(grant({ ...ada, through }, own.appId, ['audit:read'])).rejects.toThrow('grants')
  moveClock(16 * MINUTE)
  await expect(grant(ada, own.appId, ['audit:read'])).rejects.toThrow('proven at')
  moveClock(-16 * MINUTE)
  const token = String((await mint(engine, own)).access_token)
  const path = `/apps/${own.appId}`
  await api(`PATCH ${path}`, { token, body: { scopes: ['secrets:issue'] } })
  const more = await mint(engine, own, { scope: 'secrets:issue' })
  expect(more.error).toBe('invalid_scope')
  expect(await codeOf(api('POST /apps', { token, body: { name: 'X' } }))).toEqual([
    403,
    'access_token_of_app',
  ])
  const vouching = api(`PUT ${path}/verified`, { token, body: { verified: true } })
  expect(await codeOf(vouching)).toEqual([403, 'access_token_of_app'])
})

test('an API that was sent the token of an app can do nothing here with it', async ({
  engine,
  api,
}) => {
  const ada = await aPerson('administrator')
  const own = await anApp(ada, ['secrets:issue'])
  const scopes = ['orders.read']
  await db().app.update({ where: { id: own.appId }, data: { scopes, version: 3 } })
  const { organizationId } = ada
  const data = { organizationId, selfRotation: true, updatedAt: ada.provenAt }
  await db().policy.create({ data })
  for (const scope of ['orders.read', 'orders.read secrets:issue']) {
    const sent = await mint(engine, own, { scope })
    expect(sent.scope).toBe(scope)
    const token = String(sent.access_token)
    const answer = codeOf(api(secretOf(own.appId), { token, body: NEW }))
    expect(await answer, scope).toEqual([403, 'scope_missing'])
  }
})

test('an app does not lay hands on one that is granted more than itself', async ({
  engine,
  api,
}) => {
  const ada = await aPerson('administrator')
  const weak = await anApp(ada, ['apps:write', 'secrets:issue'])
  const strong = await anApp(ada, ['audit:read'])
  const token = String((await mint(engine, weak)).access_token)
  expect(await codeOf(api(secretOf(strong.appId), { token, body: NEW }))).toEqual([
    403,
    'forbidden',
  ])
  const edit = api(`PATCH /apps/${strong.appId}`, { token, body: { company: 'X' } })
  expect(await codeOf(edit)).toEqual([403, 'forbidden'])
  const other = await anAppOf(ada, 'Other')
  expect((await api(secretOf(other), { token, body: NEW })).status).toBe(201)
})

test('what decides who may do how much is granted to no app for itself', async () => {
  const ada = await aPerson('administrator')
  const appId = await anAppOf(ada)
  for (const scope of ['people:write', 'policies:write', 'apis:write', 'grants:read', 'orders']) {
    expect(() => grant(ada, appId, [scope]), scope).toThrow()
  }
})
