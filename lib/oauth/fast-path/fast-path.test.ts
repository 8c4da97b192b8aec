import { db } from '@/lib/db/client'
import { pool } from '@/lib/db/pool'
import { takeCallers } from '@/lib/usage/note-caller'
import { makeAppWithSecret } from '../testing/apps'
import {
  basic,
  type EngineUnderTest,
  expect,
  FORM_FOR_THE_ENGINE,
  test,
} from '../testing/engine-test'
import { mayBePlain, readPlain } from './plain-request'

const FORM = 'application/x-www-form-urlencoded'

type Call = { path: string; form: Record<string, string>; headers: Record<string, string> }

/** What can be seen of a request afterwards, from outside and from inside. */
async function trace(engine: EngineUnderTest, call: Call, type: string) {
  await pool().query('DELETE FROM artifact')
  takeCallers()
  const headers = { ...call.headers, 'content-type': type }
  const answer = await engine.post(call.path, call.form, headers)
  const { rows } = await pool().query(
    `SELECT kind, app_id, secret_id, scope, sealed, consumed_at, length(digest) AS length,
       round(extract(epoch FROM expires_at - created_at) / 2) AS ttl
     FROM artifact`,
  )
  const uses = takeCallers().map(({ what, count }) => ({ what, count }))
  const sent = [...answer.headers].filter(([name]) => !/^(date|keep-alive)$/.test(name))
  return { status: answer.status, sent, body: answer.body, rows, uses }
}

const CALLS = {
  'the whole scope': { grant_type: 'client_credentials' },
  'a narrower scope': { grant_type: 'client_credentials', scope: 'orders.read' },
  'a repeated scope': { grant_type: 'client_credentials', scope: 'orders.write orders.write' },
  'a foreign scope': { grant_type: 'client_credentials', scope: 'orders.read everything' },
  'an unknown grant type': { grant_type: 'password' },
  'another parameter': { grant_type: 'client_credentials', resource: 'urn:x' },
}

for (const [name, form] of Object.entries(CALLS)) {
  test(`asked for ${name}, fast path and engine do and say the same`, async ({ engine }) => {
    const { appId, secret } = await makeAppWithSecret()
    const path = '/oauth2/token'
    const calls: Call[] = [
      { path, form, headers: basic(appId, secret.value) },
      { path, form: { ...form, client_id: appId, client_secret: secret.value }, headers: {} },
    ]
    for (const call of calls) {
      const quick = await trace(engine, call, FORM)
      const slow = await trace(engine, call, FORM_FOR_THE_ENGINE)
      if (slow.status === 200) {
        expect(String(quick.body.access_token)).toHaveLength(String(slow.body.access_token).length)
        quick.body.access_token = slow.body.access_token = 'a token'
      }
      expect(quick).toEqual(slow)
      expect(JSON.stringify(quick.body)).toBe(JSON.stringify(slow.body))
    }
  })
}

test('what the app’s switches decide, fast path and engine decide alike', async ({ engine }) => {
  const { appId, secret } = await makeAppWithSecret()
  const form = { grant_type: 'client_credentials' }
  const call: Call = { path: '/oauth2/token', form, headers: basic(appId, secret.value) }
  const switches = [
    [{ type: 'web' }, 'unauthorized_client'],
    [{ clientCredentials: true }, undefined],
    [{ dpopRequired: true }, 'invalid_grant'],
  ] as const
  for (const [data, error] of switches) {
    const version = { increment: 1 }
    await db().app.update({
      where: { id: appId },
      data: { ...data, redirectUris: ['https://app.example/'], version },
    })
    for (const type of [FORM, FORM_FOR_THE_ENGINE]) {
      const { body } = await trace(engine, call, type)
      expect(body.error).toBe(error)
    }
  }
})

test('asked about a token, fast path and engine say the same', async ({ engine }) => {
  const { appId, secret } = await makeAppWithSecret()
  const headers = basic(appId, secret.value)
  const form = { grant_type: 'client_credentials' }
  for (const type of [FORM, FORM_FOR_THE_ENGINE]) {
    const minted = await engine.post('/oauth2/token', form, { ...headers, 'content-type': type })
    const token = String(minted.body.access_token)
    for (const about of [{ token }, { token, token_type_hint: 'access_token' }]) {
      const quick = await engine.post('/oauth2/introspect', about, headers)
      const slow = await engine.post('/oauth2/introspect', about, {
        ...headers,
        'content-type': FORM_FOR_THE_ENGINE,
      })
      expect(quick.body.active).toBe(true)
      expect(JSON.stringify(quick.body)).toBe(JSON.stringify(slow.body))
    }
  }
})

test('asked by an app that is told of its organization, fast path and engine say the same of it', async ({
  engine,
}) => {
  const { appId, secret } = await makeAppWithSecret()
  const data = { organizationClaim: true, version: { increment: 1 } }
  const { organizationId } = await db().app.update({ where: { id: appId }, data })
  const headers = basic(appId, secret.value)
  const form = { grant_type: 'client_credentials' }
  const about = async (type: string) => {
    const minted = await engine.post('/oauth2/token', form, { ...headers, 'content-type': type })
    const token = String(minted.body.access_token)
    const seen = await engine.post('/oauth2/introspect', { token }, headers)
    return { ...seen.body, iat: 0, exp: 0 }
  }
  const quick = await about(FORM)
  expect(quick).toMatchObject({ active: true, org_id: organizationId })
  expect(JSON.stringify(quick)).toBe(JSON.stringify(await about(FORM_FOR_THE_ENGINE)))
})

test('what is not plain is left to the engine', () => {
  const header = basic('app_x', 'kt_cs_y').authorization
  const plain = { appId: 'app_x', secret: 'kt_cs_y', form: new Map([['a', 'b']]) }
  expect(readPlain(header, 'a=b')).toEqual(plain)
  expect(readPlain(undefined, 'a=b&client_id=app_x&client_secret=kt_cs_y')).toEqual(plain)
  for (const body of ['', 'a', 'a=', 'a=b&a=b', 'a=%62', 'a=b&client_id=app_x', 'a=b&&c=d']) {
    expect(readPlain(header, body), body).toBeNull()
  }
  const uri = 'https://app.example/cb?a=%20'
  const form = new Map([['redirect_uri', uri]])
  expect(readPlain(header, `redirect_uri=${encodeURIComponent(uri)}`)?.form).toEqual(form)
  for (const body of ['redirect_uri=%', 'redirect_uri=%ff', 'redirect_uri=a+b', 'redirect_uri=']) {
    expect(readPlain(header, body), body).toBeNull()
  }
  const basicOf = (text: string) => `Basic ${Buffer.from(text).toString('base64')}`
  for (const other of ['Bearer x', 'basic eDp5', 'Basic !', basicOf('x'), basicOf('x:%79')]) {
    expect(readPlain(other, 'a=b'), other).toBeNull()
  }
  expect(readPlain(undefined, 'a=b&client_id=app_x')).toBeNull()
})

test('headers that mean something to the engine keep a request from being plain', () => {
  const headers = { 'content-type': FORM, 'content-length': '10' }
  const plain = (more: object) => mayBePlain({ headers: { ...headers, ...more } } as never)
  expect(plain({})).toBe(true)
  const others = [
    { 'content-type': 'application/json' },
    { 'content-type': FORM_FOR_THE_ENGINE },
    { 'content-length': '0' },
    { 'content-length': '9999' },
    { 'content-length': undefined },
    { origin: 'https://example.com' },
    { dpop: 'x' },
    { 'transfer-encoding': 'chunked' },
    { accept: 'application/Token-Introspection+JWT' },
  ]
  for (const other of others) expect(plain(other), JSON.stringify(other)).toBe(false)
})
