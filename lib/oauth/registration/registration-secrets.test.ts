import { db } from '@/lib/db/client'
import { giveSecret, retire } from '../testing/apps'
import { basic, expect, test } from '../testing/engine-test'
import { NATIVE, registeredApp, rowOf, send, WEB } from '../testing/programs'

test('an app that says the secret it has is taken at its word, and at no other', async ({
  engine,
}) => {
  const both = { ...WEB, grant_types: ['authorization_code', 'client_credentials'] }
  const { ask, appId, body } = await registeredApp(engine, both)
  const change = { ...both, client_id: appId, client_name: 'Robot 2' }
  const other = await registeredApp(engine)
  const second = await giveSecret(appId, { slot: 2 })
  const echo = (client_secret: unknown) => ask('PUT', { ...change, client_secret })
  for (const wrong of [other.body.client_secret, `${body.client_secret}x`, '', 7, null]) {
    expect((await echo(wrong)).status, String(wrong)).toBe(400)
  }
  for (const right of [body.client_secret, second.value]) {
    const changed = await echo(right)
    expect(changed.status).toBe(200)
    expect(changed.body).not.toHaveProperty('client_secret')
  }
  await retire(second.id, 'revoked')
  expect((await echo(second.value)).status).toBe(400)
  const grant = { grant_type: 'client_credentials' }
  const credentials = basic(appId, String(body.client_secret))
  expect((await engine.post('/oauth2/token', grant, credentials)).status).toBe(200)
})

test('nobody learns whether a secret is right without the token to change anything', async ({
  engine,
}) => {
  const { url, body, appId } = await registeredApp(engine, WEB)
  const ask = (client_secret: unknown) =>
    send('PUT', url, { token: 'x', body: { ...WEB, client_id: appId, client_secret } })
  const [right, wrong] = [await ask(body.client_secret), await ask('wrong')]
  expect(right.status).toBe(401)
  expect(wrong).toEqual(right)
})

test('a native app cannot come to keep a secret', async ({ engine }) => {
  const { ask, appId } = await registeredApp(engine, NATIVE)
  const refused = await ask('PUT', { ...WEB, client_id: appId })
  expect([refused.status, refused.body.error]).toEqual([400, 'invalid_client_metadata'])
  expect((await rowOf(appId)).type).toBe('native')
})

test('neither the secret nor the registration access token is in the database', async ({
  engine,
}) => {
  const { body } = await registeredApp(engine)
  const rows = JSON.stringify([
    await db().artifact.findMany(),
    await db().secret.findMany(),
    await db().app.findMany(),
    await db().auditEvent.findMany(),
  ])
  expect(rows).not.toContain(String(body.client_secret))
  expect(rows).not.toContain(String(body.registration_access_token))
})
