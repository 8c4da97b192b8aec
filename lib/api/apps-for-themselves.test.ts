import { db } from '@/lib/db/client'
import { managementApi } from '@/lib/oauth/resources/management-api'
import { anAppOf, aPerson, expect, test } from './testing/api-test'
import { anApp, codeOf, grant, mint, NEW, secretOf } from './testing/own-app'

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
