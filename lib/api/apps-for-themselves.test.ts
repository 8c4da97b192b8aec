import { acceptInput } from '@/lib/accept-input'
import type { Actor } from '@/lib/actor'
import { managementInput } from '@/lib/apps/management-input'
import { setManagementScopes } from '@/lib/apps/set-management-scopes'
import { MINUTE, moveClock } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { managementApi } from '@/lib/oauth/resources/management-api'
import { basic, type EngineUnderTest } from '@/lib/oauth/testing/engine-test'
import { issueSecret } from '@/lib/secrets/testing/parsed'
import { type Api, anAppOf, aPerson, expect, test } from './testing/api-test'

type Own = { appId: string; headers: Record<string, string> }

/** An app with a secret, of this administrator, with what it is granted. */
async function anApp(ada: Actor, granted: string[] = []): Promise<Own> {
  const appId = await anAppOf(ada, `Pipeline ${granted.length}`)
  const { value } = await issueSecret(ada, appId, { name: 'First', expiresAt: null })
  if (granted.length > 0) await grant(ada, appId, granted)
  return { appId, headers: basic(appId, value.reveal()) }
}

const grant = (actor: Actor, appId: string, scopes: string[]) =>
  setManagementScopes(actor, appId, acceptInput(managementInput, { scopes }))

async function mint(engine: EngineUnderTest, { headers }: Own, more: Record<string, string> = {}) {
  const form = { grant_type: 'client_credentials', ...more }
  return (await engine.post('/oauth2/token', form, headers)).body
}

const secretOf = (appId: string) => `POST /apps/${appId}/secrets`
const NEW = { name: 'Next' }

async function codeOf(answer: ReturnType<Api>) {
  const { status, body } = await answer
  return [status, body.code]
}

test('an app does for itself what an administrator has granted it, and nothing else', async ({
  engine,
  api,
}) => {
  const ada = await aPerson('administrator')
  const own = await anApp(ada, ['apps:read', 'secrets:issue'])
  const other = await anAppOf(ada, 'Other')
  const minted = await mint(engine, own, { resource: managementApi().identifier })
  expect(minted.scope).toBe('apps:read secrets:issue')
  const token = String(minted.access_token)
  expect((await api('GET /apps', { token })).body.total).toBe(2)
  const made = await api(secretOf(other), { token, body: NEW })
  expect([made.status, typeof made.body.value]).toEqual([201, 'string'])
  const [event] = await db().auditEvent.findMany({
    where: { action: 'secret.issued', targetId: String(made.body.id) },
  })
  expect(event).toMatchObject({ actorId: own.appId, actorName: 'Pipeline 2', appId: other })
  const path = `/apps/${other}/secrets/${made.body.id}`
  expect(await codeOf(api(`POST ${path}/revoke`, { token }))).toEqual([403, 'scope_missing'])
  expect(await codeOf(api(`DELETE /apps/${other}`, { token }))).toEqual([403, 'scope_missing'])
  expect(await codeOf(api('GET /audit-events', { token }))).toEqual([403, 'scope_missing'])
})

test('a grant that is taken back is gone from tokens that are out', async ({ engine, api }) => {
  const ada = await aPerson('administrator')
  const own = await anApp(ada, ['apps:read'])
  const { access_token } = await mint(engine, own, { scope: 'apps:read' })
  const token = String(access_token)
  expect((await api('GET /apps', { token })).status).toBe(200)
  await grant(ada, own.appId, [])
  expect(await codeOf(api('GET /apps', { token }))).toEqual([403, 'scope_missing'])
  expect((await mint(engine, own, { scope: 'apps:read' })).error).toBe('invalid_scope')
})

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

test('an app makes its own second secret where the policy lets it, and touches no other', async ({
  engine,
  api,
}) => {
  const ada = await aPerson('administrator')
  const own = await anApp(ada)
  const other = await anAppOf(ada, 'Other')
  const resource = managementApi().identifier
  const token = String((await mint(engine, own, { resource })).access_token)
  expect(await codeOf(api(secretOf(own.appId), { token, body: NEW }))).toEqual([
    403,
    'scope_missing',
  ])
  const { organizationId } = ada
  const data = { organizationId, selfRotation: true, updatedAt: ada.provenAt }
  await db().policy.create({ data })
  const made = await api(secretOf(own.appId), { token, body: NEW })
  expect([made.status, made.body.slot]).toEqual([201, 2])
  const [event] = await db().auditEvent.findMany({
    where: { action: 'secret.issued', targetId: String(made.body.id) },
  })
  expect(event).toMatchObject({ actorId: own.appId, appId: own.appId })
  const first = await db().secret.findFirstOrThrow({ where: { appId: own.appId, slot: 1 } })
  for (const call of [
    secretOf(other),
    `POST /apps/${own.appId}/secrets/rotate`,
    `POST /apps/${own.appId}/secrets/regenerate`,
    `POST /apps/${own.appId}/secrets/${first.id}/revoke`,
    `POST /apps/${own.appId}/secrets/${first.id}/pause`,
    `GET /apps/${own.appId}/secrets`,
  ]) {
    const body = call.startsWith('POST') ? NEW : undefined
    expect(await codeOf(api(call, { token, ...(body ? { body } : {}) })), call).toEqual([
      403,
      'scope_missing',
    ])
  }
  const full = await api(secretOf(own.appId), { token, body: { name: 'Third' } })
  expect([full.status, full.body.code]).toEqual([409, 'two_active_secrets'])
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

test('an app gives no app to anybody, whatever it is granted: owners and members decide more', async ({
  engine,
  api,
}) => {
  const ada = await aPerson('administrator')
  const own = await anApp(ada, ['apps:write'])
  const other = await anAppOf(ada, 'Other')
  const token = String((await mint(engine, own)).access_token)
  const body = { email: 'dora@example.com' }
  for (const appId of [own.appId, other]) {
    for (const call of [
      `PUT /apps/${appId}/owner`,
      `POST /apps/${appId}/members`,
      `DELETE /apps/${appId}/members/${ada.personId}`,
    ]) {
      const sent = call.startsWith('DELETE') ? {} : { body }
      const answer = codeOf(api(call, { token, ...sent }))
      expect(await answer, call).toEqual([403, 'access_token_of_app'])
    }
  }
})

test('who may only change an app does not have its secrets rotated by a schedule', async ({
  engine,
  api,
}) => {
  const ada = await aPerson('administrator')
  const own = await anApp(ada, ['apps:write'])
  const token = String((await mint(engine, own)).access_token)
  const put = api(`PUT /apps/${own.appId}/rotation-schedule`, { token, body: { every_days: 1 } })
  expect(await codeOf(put)).toEqual([403, 'scope_missing'])
})

test('an app of another organization sees nothing of this one', async ({ engine, api }) => {
  const [ada, bea] = [await aPerson('administrator'), await aPerson('administrator')]
  const own = await anApp(ada, ['apps:read', 'apps:write', 'secrets:issue'])
  const foreign = await anAppOf(bea, 'Foreign')
  const token = String((await mint(engine, own)).access_token)
  expect(await codeOf(api(`GET /apps/${foreign}`, { token }))).toEqual([404, 'not_found'])
  expect(await codeOf(api(secretOf(foreign), { token, body: NEW }))).toEqual([404, 'not_found'])
  expect(await codeOf(api(`DELETE /apps/${foreign}`, { token }))).toEqual([404, 'not_found'])
})

test('third-party access off closes the API to apps for themselves too', async ({
  engine,
  api,
}) => {
  const ada = await aPerson('administrator')
  const own = await anApp(ada, ['apps:read'])
  const token = String((await mint(engine, own)).access_token)
  const { organizationId } = ada
  const data = { organizationId, thirdPartyAccess: false, updatedAt: ada.provenAt }
  await db().policy.create({ data })
  const closed = await api('GET /apps', { token })
  expect([closed.status, closed.body.policy]).toEqual([401, 'third_party_access'])
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
