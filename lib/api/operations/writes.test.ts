import { db } from '@/lib/db/client'
import { type Api, anAppOf, aPerson, expect, test, tokensOf } from '../testing/api-test'

const SCOPE = 'openid offline_access apps:read apps:write secrets:issue secrets:revoke'

const WEB = { name: 'Desk', type: 'web', redirect_uris: ['https://desk.example/back'] }

function calling(api: Api, token: string) {
  return (call: string, body?: unknown, headers: Record<string, string> = {}) =>
    api(call, { token, headers, ...(body === undefined ? {} : { body }) })
}

test('an app is registered, changed, suspended, deleted and restored as in the portal', async ({
  engine,
  api,
}) => {
  const person = await aPerson()
  const { access_token } = await tokensOf(engine, person, { scope: SCOPE })
  const call = calling(api, access_token)
  const made = await call('POST /apps', WEB)
  expect([made.status, made.body]).toMatchObject([
    201,
    { name: 'Desk', type: 'web', status: 'active', owner: { id: person.personId } },
  ])
  const path = `/apps/${made.body.client_id}`
  const edited = await call(`PATCH ${path}`, { description: 'For tickets.', company: 'Rail' })
  expect([edited.status, edited.body]).toMatchObject([
    200,
    {
      name: 'Desk',
      description: 'For tickets.',
      company: 'Rail',
      redirect_uris: WEB.redirect_uris,
    },
  ])
  const acts = ['suspend', 'resume'].map((act) => `POST ${path}/${act}`)
  const seen = []
  for (const act of [...acts, `DELETE ${path}`, `POST ${path}/restore`]) {
    const { status, body } = await call(act, act.startsWith('POST') ? {} : undefined)
    seen.push([status, body.status])
  }
  expect(seen).toEqual([
    [200, 'suspended'],
    [200, 'active'],
    [200, 'deleted'],
    [200, 'active'],
  ])
  const events = await db().auditEvent.findMany({
    where: { targetKind: 'app' },
    orderBy: { id: 'asc' },
  })
  expect(events.map(({ action, actorId }) => [action, actorId === person.personId])).toEqual(
    ['registered', 'edited', 'suspended', 'resumed', 'deleted', 'restored'].map((one) => [
      `app.${one}`,
      true,
    ]),
  )
})

test('a complaint names fields as the API does', async ({ engine, api }) => {
  const { access_token } = await tokensOf(engine, await aPerson(), { scope: SCOPE })
  const call = calling(api, access_token)
  const wrong = await call('POST /apps', { ...WEB, website_url: 'x', redirect_uris: ['nonsense'] })
  expect([wrong.status, Object.keys(wrong.body.fields ?? {}).sort()]).toEqual([
    422,
    ['redirect_uris', 'website_url'],
  ])
  const untyped = await call('POST /apps', { ...WEB, redirect_uris: 'x' })
  expect([untyped.status, Object.keys(untyped.body.fields ?? {})]).toEqual([422, ['redirect_uris']])
  expect((await call('POST /apps', ['x'])).status).toBe(422)
})

test('whoever sends If-Match changes nothing that has changed since (412)', async ({
  engine,
  api,
}) => {
  const person = await aPerson()
  const appId = await anAppOf(person)
  const { access_token } = await tokensOf(engine, person, { scope: SCOPE })
  const call = calling(api, access_token)
  const etag = (await call(`GET /apps/${appId}`)).headers.get('etag') ?? ''
  expect(etag).toBe('"1"')
  const kept = await call(`GET /apps/${appId}`, undefined, { 'if-none-match': etag })
  expect(kept.status).toBe(304)
  const first = await call(`PATCH /apps/${appId}`, { company: 'A' }, { 'if-match': etag })
  expect([first.status, first.headers.get('etag')]).toEqual([200, '"2"'])
  for (const change of [`PATCH /apps/${appId}`, `DELETE /apps/${appId}`]) {
    const body = change.startsWith('PATCH') ? { company: 'B' } : undefined
    const late = await call(change, body, { 'if-match': etag })
    expect([late.status, late.body.code], change).toEqual([412, 'precondition_failed'])
  }
  expect((await call(`GET /apps/${appId}`)).body).toMatchObject({ company: 'A', status: 'active' })
  const any = await call(`PATCH /apps/${appId}`, { company: 'C' }, { 'if-match': '*' })
  expect(any.status).toBe(200)
})

test('a rotation makes the new secret and says what becomes of the old one', async ({
  engine,
  api,
}) => {
  const person = await aPerson()
  const path = `/apps/${await anAppOf(person)}/secrets`
  const { access_token } = await tokensOf(engine, person, { scope: SCOPE })
  const call = calling(api, access_token)
  const first = await call(`POST ${path}/rotate`, { name: 'One' })
  expect([first.status, first.body.slot]).toEqual([201, 1])
  const rotation = { name: 'Two', old_ends: 'after', after_hours: 3 }
  const second = await call(`POST ${path}/rotate`, rotation)
  expect([second.status, second.body.slot]).toEqual([201, 2])
  const old = await call(`GET ${path}/${first.body.id}`)
  const { at, planned_at } = old.body.planned_end as { at: string; planned_at: string }
  expect(Date.parse(at) - Date.parse(planned_at)).toBe(3 * 3_600_000)
  const third = await call(`POST ${path}/rotate`, { name: 'Three' })
  expect([third.status, third.body.code]).toEqual([409, 'two_active_secrets'])

  expect((await call(`POST ${path}/${first.body.id}/cancel-end`)).body.planned_end).toBeNull()
  const paused = await call(`POST ${path}/${first.body.id}/pause`, { length: '1h' })
  expect(paused.body.status).toBe('paused')
  expect((await call(`POST ${path}/${first.body.id}/resume`)).body.status).toBe('active')
  const revoked = await call(`POST ${path}/${first.body.id}/revoke`, { reason: 'replaced' })
  expect(revoked.body).toMatchObject({ status: 'revoked', retired_because: 'replaced' })

  const unforced = await call(`POST ${path}/rotate`, { name: 'Four', old_ends: 'now' })
  expect([unforced.status, Object.keys(unforced.body.fields ?? {})]).toEqual([422, ['force']])
  const now = await call(`POST ${path}/rotate`, { name: 'Four', old_ends: 'now', force: true })
  expect(now.status).toBe(201)
  const again = await call(`POST ${path}/regenerate`, { name: 'Five' })
  expect([again.status, typeof again.body.value]).toEqual([201, 'string'])
  const list = await call(`GET ${path}`)
  expect(list.body.items.filter(({ status }) => status === 'active')).toMatchObject([
    { name: 'Five' },
  ])
  expect(JSON.stringify(list.body)).not.toContain('value')
})

test('keys are added and removed; a private one is refused and stays nowhere', async ({
  engine,
  api,
}) => {
  const person = await aPerson()
  const path = `/apps/${await anAppOf(person)}/keys`
  const { access_token } = await tokensOf(engine, person, { scope: SCOPE })
  const call = calling(api, access_token)
  const pair = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, [
    'sign',
  ])
  const jwkOf = async (key: CryptoKey) => JSON.stringify(await crypto.subtle.exportKey('jwk', key))
  const secretKey = await jwkOf(pair.privateKey)
  const refused = await call(`POST ${path}`, { name: 'Pair', public_key: secretKey })
  expect([refused.status, Object.keys(refused.body.fields ?? {})]).toEqual([422, ['public_key']])
  const publicKey = await jwkOf(pair.publicKey)
  const added = await call(`POST ${path}`, { name: 'Pair', public_key: publicKey })
  expect([added.status, added.body]).toMatchObject([201, { name: 'Pair', algorithm: 'ES256' }])
  const removed = await call(`DELETE ${path}/${added.body.id}`)
  expect([removed.status, removed.body]).toEqual([204, {}])
  expect((await call(`GET ${path}`)).body.items).toEqual([])
})

test('federated credentials are added, listed and removed, and complaints name their fields', async ({
  engine,
  api,
}) => {
  const person = await aPerson()
  const { access_token } = await tokensOf(engine, person, { scope: SCOPE })
  const call = calling(api, access_token)
  const path = `/apps/${await anAppOf(person)}/federated-credentials`
  const trusted = {
    name: 'Deploy',
    issuer: 'https://gitlab.com',
    subject: 'project_path:acme/*',
    claims: { ref_protected: 'true' },
  }
  const wide = await call(`POST ${path}`, { ...trusted, subject: 'project_path:*' })
  expect([wide.status, Object.keys(wide.body.fields ?? {})]).toEqual([422, ['subject']])
  const twoLines = { ...trusted, claims: { 'a=1\nb': '2' } }
  expect((await call(`POST ${path}`, twoLines)).status).toBe(422)
  const added = await call(`POST ${path}`, trusted)
  expect([added.status, added.body]).toMatchObject([
    201,
    { ...trusted, reusable: false, first_used_at: null, last_use: null },
  ])
  expect((await call(`GET ${path}`)).body).toEqual({ items: [added.body], total: 1 })
  expect((await call(`DELETE ${path}/${added.body.id}`)).status).toBe(204)
  expect((await call(`DELETE ${path}/${added.body.id}`)).status).toBe(404)
  expect((await call(`GET ${path}`)).body).toEqual({ items: [], total: 0 })
})
