import { exportJWK, generateKeyPair } from 'jose'
import { DAY, moveClock } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { sweepKeys } from '@/lib/idempotency/sweep-keys'
import { anAppOf, aPerson, expect, test, tokensOf } from './testing/api-test'

const SCOPE = 'openid offline_access apps:read apps:write secrets:issue secrets:revoke'
const key = (value: string) => ({ 'idempotency-key': value })

test('a replay does nothing and shows no value: 409 with the id of the secret', async ({
  engine,
  api,
}) => {
  const person = await aPerson()
  const appId = await anAppOf(person)
  const path = `/apps/${appId}/secrets`
  const { access_token: token } = await tokensOf(engine, person, { scope: SCOPE })
  const send = (body: object, value = 'k-1') =>
    api(`POST ${path}`, { token, body, headers: key(value) })
  const first = await send({ name: 'One' })
  expect(first.status).toBe(201)
  const replayed = await send({ name: 'One' })
  expect([replayed.status, replayed.body.code, replayed.body.id]).toEqual([
    409,
    'already_shown',
    first.body.id,
  ])
  expect(JSON.stringify(replayed.body)).not.toContain(first.body.value)
  const other = await send({ name: 'Two' })
  expect([other.status, other.body.code]).toEqual([422, 'idempotency_key_reused'])
  expect(await db().secret.count({ where: { appId } })).toBe(1)
  const rows = await db().apiRequest.findMany()
  expect(JSON.stringify(rows)).not.toMatch(/kt_cs|One/)
  expect(rows).toMatchObject([{ status: 201, targetId: first.body.id }])
})

test('of many requests with one key at the same moment, one is done', async ({ engine, api }) => {
  const person = await aPerson()
  const appId = await anAppOf(person)
  const path = `/apps/${appId}/secrets`
  const { access_token: token } = await tokensOf(engine, person, { scope: SCOPE })
  const send = () => api(`POST ${path}`, { token, body: { name: 'One' }, headers: key('same') })
  const answers = await Promise.all(Array.from({ length: 20 }, send))
  const codes = answers.map(({ status, body }) => (status === 201 ? 'done' : body.code))
  expect(codes.filter((code) => code === 'done')).toHaveLength(1)
  for (const code of codes.filter((one) => one !== 'done')) {
    expect(['idempotency_in_progress', 'already_shown']).toContain(code)
  }
  expect(await db().secret.count({ where: { appId } })).toBe(1)
})

test('what has no value is answered again as it is now; a refusal may be sent again', async ({
  engine,
  api,
}) => {
  const person = await aPerson()
  const appId = await anAppOf(person)
  const { access_token: token } = await tokensOf(engine, person, { scope: SCOPE })
  const body = { name: 'Desk', type: 'web', redirect_uris: ['https://desk.example/back'] }
  const register = (sent: object) => api('POST /apps', { token, body: sent, headers: key('app') })
  expect((await register({ ...body, name: '' })).status).toBe(422)
  const made = await register(body)
  const again = await register(body)
  expect([made.status, again.status]).toEqual([201, 201])
  expect(again.body).toEqual(made.body)
  expect(await db().app.count({ where: { name: 'Desk' } })).toBe(1)
  const suspend = () => api(`POST /apps/${appId}/suspend`, { token, headers: key('s') })
  expect((await suspend()).body.status).toBe('suspended')
  await api(`POST /apps/${appId}/resume`, { token })
  expect((await suspend()).body.status).toBe('active')
})

test('what was made and has gone since is not found when it is asked for again', async ({
  engine,
  api,
}) => {
  const person = await aPerson()
  const appId = await anAppOf(person)
  const { access_token: token } = await tokensOf(engine, person, { scope: SCOPE })
  const { publicKey } = await generateKeyPair('ES256')
  const made: [string, object][] = [
    ['keys', { name: 'Pair', public_key: JSON.stringify(await exportJWK(publicKey)) }],
    [
      'federated-credentials',
      { name: 'CI', issuer: 'https://gitlab.com', subject: 'project_path:acme/*' },
    ],
  ]
  for (const [noun, body] of made) {
    const path = `/apps/${appId}/${noun}`
    const add = () => api(`POST ${path}`, { token, body, headers: key(noun) })
    const first = await add()
    expect((await add()).body, noun).toEqual(first.body)
    await api(`DELETE ${path}/${first.body.id}`, { token })
    const { status, body: said } = await add()
    expect([status, said.code], noun).toEqual([404, 'not_found'])
  }
})

test('a piece of an import that is sent again is answered with how far the import is', async ({
  engine,
  api,
}) => {
  const person = await aPerson('administrator')
  const { access_token: token } = await tokensOf(engine, person, { scope: SCOPE })
  const send = (path: string, body: object) =>
    api(`POST /imports${path}`, { token, body, headers: key(path || 'begin') })
  const begin = () => send('', { file_name: 'clients.json' })
  const begun = await begin()
  expect([begun.status, (await begin()).body]).toEqual([201, begun.body])
  const clients = [{ client_id: 'robot', client_secret: 'v'.repeat(20) }]
  const piece = () => send(`/${begun.body.id}/clients`, { at: 0, clients })
  const received = await piece()
  expect(received.body).toMatchObject({ received: 1, state: 'receiving' })
  expect((await piece()).body).toEqual(received.body)
  const start = () => send(`/${begun.body.id}/start`, {})
  expect((await start()).body).toMatchObject({ state: 'running' })
  expect((await start()).body).toMatchObject({ state: 'running' })
  expect(await db().clientImport.count()).toBe(1)
})

test('a key belongs to its caller, is one, and is forgotten after a day', async ({
  engine,
  api,
}) => {
  const [dora, dan] = [await aPerson(), await aPerson()]
  const scope = SCOPE
  const body = { name: 'Desk', type: 'web', redirect_uris: ['https://desk.example/back'] }
  const tokens = []
  for (const one of [dora, dan]) tokens.push((await tokensOf(engine, one, { scope })).access_token)
  for (const token of tokens) {
    expect((await api('POST /apps', { token, body, headers: key('k') })).status).toBe(201)
  }
  expect(await db().app.count({ where: { name: 'Desk' } })).toBe(2)
  const [token = ''] = tokens
  for (const wrong of ['', ' ', 'x y', 'x'.repeat(256)]) {
    const { status } = await api('POST /apps', { token, body, headers: key(wrong) })
    expect(status, `“${wrong}”`).toBe(422)
  }
  expect(await sweepKeys()).toBe(0)
  moveClock(DAY + 1)
  expect(await sweepKeys()).toBe(2)
  moveClock(-DAY - 1)
})

test('what nests too deep is refused before it is digested or kept', async ({ engine, api }) => {
  const person = await aPerson('administrator')
  const appId = await anAppOf(person)
  const { access_token: token } = await tokensOf(engine, person, { scope: SCOPE })
  const deep = JSON.parse(`${'['.repeat(65)}${']'.repeat(65)}`)
  const calls: [string, object][] = [
    [`POST /apps/${appId}/secrets`, { name: deep }],
    [`POST /apps/${appId}/secrets`, { name: 'One', recipient: { kty: 'RSA', deep } }],
    ['POST /imports/imp_x/clients', { at: 0, clients: [{ deep }] }],
  ]
  for (const [call, body] of calls) {
    const { status, body: said } = await api(call, { token, body, headers: key('deep') })
    expect([status, said.code], call).toEqual([400, 'unreadable_body'])
  }
  const headers = { ...key('deeper'), 'content-type': 'application/json' }
  const raw = `{"name":${'['.repeat(30_000)}${']'.repeat(30_000)}}`
  const { status } = await api(`POST /apps/${appId}/secrets`, { token, raw, headers })
  expect(status).toBe(400)
})
