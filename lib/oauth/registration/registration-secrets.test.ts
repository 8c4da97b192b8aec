import { DAY, moveClock, now, secondsAfter } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { giveSecret, retire } from '../testing/apps'
import { basic, expect, test } from '../testing/engine-test'
import {
  allowRegistration,
  MACHINE,
  NATIVE,
  register,
  registeredApp,
  rowOf,
  send,
  setPolicy,
  WEB,
} from '../testing/programs'

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

test('a secret of a registration expires as the policy says, and the answer tells when', async ({
  engine,
}) => {
  const { organizationId, token } = await allowRegistration()
  const inDays = async (registeredSecretDays?: number) => {
    const days = registeredSecretDays === undefined ? {} : { registeredSecretDays }
    await setPolicy(organizationId, { dynamicRegistration: true, ...days })
    const { body } = await register(engine, token, MACHINE)
    const secret = await db().secret.findFirstOrThrow({ where: { appId: String(body.client_id) } })
    const seconds = secret.expiresAt && Math.floor(secret.expiresAt.getTime() / 1000)
    expect(body.client_secret_expires_at).toBe(seconds ?? 0)
    return seconds && Math.round((seconds - now().getTime() / 1000) / DAY)
  }
  expect(await inDays()).toBe(365)
  expect(await inDays(30)).toBe(30)
  expect(await inDays(0)).toBeNull()
})

test('a change renews a secret that soon expires, and both work', async ({ engine }) => {
  const { ask, appId, body } = await registeredApp(engine, MACHINE)
  const change = { ...MACHINE, client_id: appId }
  expect((await ask('PUT', change)).body).not.toHaveProperty('client_secret')
  const expiresAt = secondsAfter(now(), 13 * DAY)
  await db().secret.updateMany({ where: { appId }, data: { expiresAt } })
  const { body: renewed } = await ask('PUT', change)
  expect(renewed.client_secret_expires_at).toBeGreaterThan(now().getTime() / 1000 + 364 * DAY)
  const grant = { grant_type: 'client_credentials' }
  for (const secret of [body.client_secret, renewed.client_secret]) {
    const answer = await engine.post('/oauth2/token', grant, basic(appId, String(secret)))
    expect(answer.status).toBe(200)
  }
  expect((await ask('PUT', change)).body).not.toHaveProperty('client_secret')
  expect((await ask('GET')).body).not.toHaveProperty('client_secret')
})

test('a change renews a secret that has expired, and none that somebody has revoked', async ({
  engine,
}) => {
  const { ask, appId } = await registeredApp(engine, MACHINE)
  const change = { ...MACHINE, client_id: appId }
  const expiresAt = secondsAfter(now(), 60)
  await db().secret.updateMany({ where: { appId }, data: { expiresAt } })
  moveClock(61)
  expect((await ask('PUT', change)).body).toHaveProperty('client_secret')
  const [newest] = await db().secret.findMany({ where: { appId, slot: { not: null } } })
  await retire(newest?.id ?? '', 'revoked')
  expect((await ask('PUT', change)).body).not.toHaveProperty('client_secret')
})
