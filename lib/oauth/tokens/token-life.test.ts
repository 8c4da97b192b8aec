import { moveClock, now } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { pool } from '@/lib/db/pool'
import { makeChecker } from '../resources/testing/apis'
import { giveSecret, makeApp, makeAppWithSecret, retire } from '../testing/apps'
import { basic, type EngineUnderTest, expect, onBothPaths, test } from '../testing/engine-test'

type Headers = Record<string, string>
type Organization = Parameters<typeof makeChecker>[0] & Parameters<typeof makeApp>[0]

async function mint(engine: EngineUnderTest, headers: Headers): Promise<string> {
  const answer = await engine.post('/oauth2/token', 'grant_type=client_credentials', headers)
  expect(answer.status).toBe(200)
  return String(answer.body.access_token)
}

/** Another app of the organization, which an administrator lets check every token. */
async function checkerOf(organization: Organization): Promise<Headers> {
  const appId = await makeApp(organization)
  await makeChecker(organization, { appId, apiId: null })
  return basic(appId, (await giveSecret(appId)).value)
}

async function introspect(engine: EngineUnderTest, headers: Headers, token: string) {
  const answer = await engine.post('/oauth2/introspect', { token }, headers)
  expect(answer.status).toBe(200)
  return answer.body
}

onBothPaths(() => {
  test('introspection tells what RFC 7662 wants of a living token', async ({ engine }) => {
    const { appId, secret } = await makeAppWithSecret()
    const headers = basic(appId, secret.value)
    const seconds = Math.floor(now().getTime() / 1000)
    const introspection = await introspect(engine, headers, await mint(engine, headers))
    expect(introspection).toEqual({
      active: true,
      client_id: appId,
      sub: appId,
      scope: 'orders.read orders.write',
      token_type: 'Bearer',
      iss: engine.origin,
      iat: expect.any(Number),
      exp: expect.any(Number),
    })
    expect(Math.abs(Number(introspection.iat) - seconds)).toBeLessThanOrEqual(2)
    expect(Math.abs(Number(introspection.exp) - seconds - 600)).toBeLessThanOrEqual(2)
  })

  test('a scope that is taken from an app is gone from its tokens at once', async ({ engine }) => {
    const { appId, secret } = await makeAppWithSecret()
    const headers = basic(appId, secret.value)
    const token = await mint(engine, headers)
    const keep = (scopes: string[]) => db().app.update({ where: { id: appId }, data: { scopes } })
    await keep(['orders.read'])
    expect((await introspect(engine, headers, token)).scope).toBe('orders.read')
    await keep([])
    const bare = await introspect(engine, headers, token)
    expect([bare.active, bare.scope]).toEqual([true, undefined])
  })

  test('a token dies with its secret, its app and its time, and with nothing else', async ({
    engine,
  }) => {
    const { organization, appId, secret } = await makeAppWithSecret()
    const asker = await checkerOf(organization)
    const isAlive = async (token: string) => (await introspect(engine, asker, token)).active
    const second = await giveSecret(appId, { slot: 2 })
    const first = await mint(engine, basic(appId, secret.value))
    const fromSecond = await mint(engine, basic(appId, second.value))

    await retire(secret.id, 'revoked')
    expect([await isAlive(first), await isAlive(fromSecond)]).toEqual([false, true])
    await db().app.update({ where: { id: appId }, data: { suspendedAt: now() } })
    expect(await isAlive(fromSecond)).toBe(false)
    await db().app.update({ where: { id: appId }, data: { suspendedAt: null } })
    expect(await isAlive(fromSecond)).toBe(true)
    await db().app.update({ where: { id: appId }, data: { deletedAt: now() } })
    expect(await isAlive(fromSecond)).toBe(false)
    await db().app.update({ where: { id: appId }, data: { deletedAt: null } })
    await retire(second.id, 'expired')
    expect(await isAlive(fromSecond)).toBe(true)
    moveClock(601)
    expect(await isAlive(fromSecond)).toBe(false)
  })

  test('a token dies with a regeneration and with a purged app', async ({ engine }) => {
    const { organization, appId, secret } = await makeAppWithSecret()
    const asker = await checkerOf(organization)
    const second = await giveSecret(appId, { slot: 2 })
    const first = await mint(engine, basic(appId, secret.value))
    const fromSecond = await mint(engine, basic(appId, second.value))
    expect((await introspect(engine, asker, first)).active).toBe(true)
    await retire(secret.id, 'regenerated')
    expect((await introspect(engine, asker, first)).active).toBe(false)
    expect((await introspect(engine, asker, fromSecond)).active).toBe(true)
    await db().app.delete({ where: { id: appId } })
    expect(await introspect(engine, asker, fromSecond)).toEqual({ active: false })
  })

  test("another organization's token is not active, and cannot be revoked", async ({ engine }) => {
    const mine = await makeAppWithSecret()
    const theirs = await makeAppWithSecret()
    const me = basic(mine.appId, mine.secret.value)
    const them = basic(theirs.appId, theirs.secret.value)
    const token = await mint(engine, me)
    expect(await introspect(engine, them, token)).toEqual({ active: false })
    const revocation = await engine.post('/oauth2/revoke', { token }, them)
    expect([revocation.status, revocation.body]).toEqual([200, {}])
    expect((await introspect(engine, me, token)).active).toBe(true)
  })

  test('the app that holds a token revokes it; a sister app is told that it may not', async ({
    engine,
  }) => {
    const { organization, appId, secret } = await makeAppWithSecret()
    const sisterHeaders = await checkerOf(organization)
    const headers = basic(appId, secret.value)
    const token = await mint(engine, headers)
    const refused = await engine.post('/oauth2/revoke', { token }, sisterHeaders)
    expect([refused.status, refused.body.error]).toEqual([400, 'invalid_request'])
    expect((await introspect(engine, sisterHeaders, token)).active).toBe(true)
    expect((await engine.post('/oauth2/revoke', { token }, headers)).status).toBe(200)
    expect((await introspect(engine, headers, token)).active).toBe(false)
  })

  test('whatever the hint says, a token is found by one question', async ({ engine }) => {
    const { appId, secret } = await makeAppWithSecret()
    const headers = basic(appId, secret.value)
    const token = await mint(engine, headers)
    for (const hint of ['access_token', 'refresh_token', 'nonsense']) {
      const body = { token, token_type_hint: hint }
      expect((await engine.post('/oauth2/introspect', body, headers)).body.active, hint).toBe(true)
    }
  })

  test('while tokens are being minted, no revocation leaves one alive', async ({ engine }) => {
    const { organization, appId } = await makeAppWithSecret()
    const asker = await makeApp(organization)
    const askerHeaders = basic(asker, (await giveSecret(asker)).value)
    for (let round = 0; round < 5; round += 1) {
      const dying = await giveSecret(appId, { slot: 2 })
      const headers = basic(appId, dying.value)
      const minted: string[] = []
      let running = true
      const loops = Array.from({ length: 24 }, async () => {
        while (running) {
          const answer = await engine.post(
            '/oauth2/token',
            'grant_type=client_credentials',
            headers,
          )
          if (answer.status === 200) minted.push(String(answer.body.access_token))
          else running = false
        }
      })
      await expect.poll(() => minted.length, { intervals: [5] }).toBeGreaterThan(50)
      await retire(dying.id, round % 2 ? 'revoked' : 'regenerated')
      await Promise.all(loops)
      const alive = await Promise.all(
        minted.map(async (token) => (await introspect(engine, askerHeaders, token)).active),
      )
      expect(alive.filter(Boolean)).toEqual([])
    }
  })

  test('the database holds digests of tokens and the secret that minted them', async ({
    engine,
  }) => {
    const { appId, secret } = await makeAppWithSecret()
    const token = await mint(engine, basic(appId, secret.value))
    const { rows } = await pool().query('SELECT artifact::text AS text FROM artifact')
    expect(rows).toHaveLength(1)
    expect(rows[0].text).not.toContain(token)
    expect(rows[0].text).not.toContain(Buffer.from(token).toString('hex'))
    expect(rows[0].text).toContain(secret.id)
  })
})
