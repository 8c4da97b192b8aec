import { moveClock, now, secondsAfter } from '@/lib/clock'
import { randomToken } from '@/lib/crypto/random'
import { db } from '@/lib/db/client'
import { log } from '@/lib/log'
import { makeSecret } from '@/lib/secrets/make-secret'
import { giveSecret, makeApp, makeAppWithSecret, makeOrganization, retire } from '../testing/apps'
import { basic, expect, onBothPaths, test } from '../testing/engine-test'

const GRANT = { grant_type: 'client_credentials' }

onBothPaths(() => {
  test('a secret authenticates in the Basic header and in the body', async ({ engine }) => {
    const { appId, secret } = await makeAppWithSecret()
    const inHeader = await engine.post('/oauth2/token', GRANT, basic(appId, secret.value))
    const inBody = await engine.post('/oauth2/token', {
      ...GRANT,
      client_id: appId,
      client_secret: secret.value,
    })
    for (const answer of [inHeader, inBody]) {
      expect(answer.status).toBe(200)
      expect(answer.body).toEqual({
        access_token: expect.any(String),
        expires_in: 600,
        token_type: 'Bearer',
        scope: 'orders.read orders.write',
      })
      expect(answer.headers.get('cache-control')).toBe('no-store')
      expect(answer.headers.get('pragma')).toBe('no-cache')
    }
  })

  test('both active secrets of an app authenticate, and each alone', async ({ engine }) => {
    const { appId, secret } = await makeAppWithSecret()
    const second = await giveSecret(appId, { slot: 2 })
    for (const one of [secret, second]) {
      expect((await engine.post('/oauth2/token', GRANT, basic(appId, one.value))).status).toBe(200)
    }
    await retire(secret.id, 'revoked')
    expect((await engine.post('/oauth2/token', GRANT, basic(appId, secret.value))).status).toBe(401)
    expect((await engine.post('/oauth2/token', GRANT, basic(appId, second.value))).status).toBe(200)
  })

  test('whoever must not authenticate gets one and the same answer', async ({ engine }) => {
    const organization = await makeOrganization()
    const appId = await makeApp(organization)
    const value = (await giveSecret(appId)).value
    const suspended = await makeApp(organization, { suspendedAt: now() })
    const deleted = await makeApp(organization, { deletedAt: now() })
    const other = await makeApp(organization)
    const wrongValue = makeSecret('kt').value.reveal()
    const callers: Record<string, [appId: string, secret: string]> = {
      'an unknown app': ['app_00000000000000000000', value],
      'an id that never was one': ['\u0000;drop', value],
      'a client id of 40,000 characters': ['a'.repeat(40_000), value],
      'a secret in the place of the id': [value, appId],
      'a token in the place of the id': [randomToken(), value],
      'an unknown secret': [appId, wrongValue],
      'a malformed secret': [appId, 'hunter2'],
      'a mistyped secret': [appId, `${value.slice(0, -1)}${value.endsWith('0') ? '1' : '0'}`],
      "another app's secret": [other, value],
      'a revoked secret': [appId, (await giveSecret(appId, { retirement: 'revoked' })).value],
      'a regenerated secret': [
        appId,
        (await giveSecret(appId, { retirement: 'regenerated' })).value,
      ],
      'an expired secret': [
        appId,
        (await giveSecret(appId, { slot: 2, expiresAt: secondsAfter(now(), -1) })).value,
      ],
      'a suspended app': [suspended, (await giveSecret(suspended)).value],
      'a deleted app': [deleted, (await giveSecret(deleted)).value],
    }
    const whys = listenForWhys()
    for (const [who, [client_id, client_secret]] of Object.entries(callers)) {
      const inBody = await engine.post('/oauth2/token', { ...GRANT, client_id, client_secret })
      expect(inBody.status, who).toBe(401)
      expect(inBody.body, who).toEqual({
        error: 'invalid_client',
        error_description: 'client authentication failed',
      })
      expect(whys.pop(), who).toMatch(WHYS[who] ?? 'nothing')
      expect(JSON.stringify(engine.noted()), who).not.toContain(value)
      if (client_id.includes('\u0000')) continue
      const headers = basic(client_id, client_secret)
      if (headers.authorization.length > 10_000) continue
      const inHeader = await engine.post('/oauth2/token', GRANT, headers)
      expect([inHeader.status, inHeader.body], who).toEqual([401, inBody.body])
      expect(inHeader.headers.get('www-authenticate'), who).toBe(
        `Basic realm="${engine.origin}", error="invalid_client", error_description="client authentication failed"`,
      )
    }
  })

  /** What only the log may say. */
  const WHYS: Record<string, RegExp> = {
    'an unknown app': /"why":"unknown_app"/,
    'an id that never was one': /"why":"unknown_app","appId":"-"/,
    'a client id of 40,000 characters': /"why":"unknown_app","appId":"-"/,
    'a secret in the place of the id': /"why":"unknown_app","appId":"-"/,
    'a token in the place of the id': /"why":"unknown_app","appId":"-"/,
    'an unknown secret': /"why":"unknown_secret"/,
    'a malformed secret': /"why":"malformed_secret".*"secretId":null/,
    'a mistyped secret': /"why":"malformed_secret".*"secretId":null/,
    "another app's secret": /"why":"unknown_secret"/,
    'a revoked secret': /"why":"secret_revoked"/,
    'a regenerated secret': /"why":"secret_regenerated"/,
    'an expired secret': /"why":"secret_expired"/,
    'a suspended app': /"why":"app_suspended"/,
    'a deleted app': /"why":"app_deleted"/,
  }

  function listenForWhys(): string[] {
    const heard: string[] = []
    const original = log.info
    log.info = ((line: object) => heard.push(JSON.stringify(line))) as typeof log.info
    restoreLog = () => {
      log.info = original
    }
    return heard
  }

  let restoreLog = () => {}
  test.afterEach(() => restoreLog())

  test('a secret stops at the moment it expires', async ({ engine }) => {
    const appId = await makeApp(await makeOrganization())
    const { value } = await giveSecret(appId, { expiresAt: secondsAfter(now(), 60) })
    expect((await engine.post('/oauth2/token', GRANT, basic(appId, value))).status).toBe(200)
    moveClock(61)
    expect((await engine.post('/oauth2/token', GRANT, basic(appId, value))).status).toBe(401)
  })

  test('an edited registration counts with the next request', async ({ engine }) => {
    const { appId, secret } = await makeAppWithSecret()
    const ask = () => engine.post('/oauth2/token', GRANT, basic(appId, secret.value))
    expect((await ask()).body.scope).toBe('orders.read orders.write')
    await db().app.update({ where: { id: appId }, data: { scopes: ['bills'], version: 2 } })
    expect((await ask()).body.scope).toBe('bills')
    await db().app.update({ where: { id: appId }, data: { suspendedAt: now() } })
    expect((await ask()).status).toBe(401)
  })

  test('a token carries only scopes that are registered on the app', async ({ engine }) => {
    const { appId, secret } = await makeAppWithSecret()
    const headers = basic(appId, secret.value)
    const narrow = await engine.post('/oauth2/token', { ...GRANT, scope: 'orders.read' }, headers)
    expect(narrow.body.scope).toBe('orders.read')
    const foreign = await engine.post(
      '/oauth2/token',
      { ...GRANT, scope: 'orders.read x' },
      headers,
    )
    expect([foreign.status, foreign.body.error]).toEqual([400, 'invalid_scope'])
  })
})
