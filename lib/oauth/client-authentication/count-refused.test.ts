import { now, secondsAfter } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { pool } from '@/lib/db/pool'
import { CHECKSUM_LENGTH, checksum } from '@/lib/secrets/secret-format'
import { flushUses } from '@/lib/usage/flush'
import { takeRefused } from '@/lib/usage/note-refused'
import { giveSecret, makeApp, makeAppWithSecret, makeOrganization } from '../testing/apps'
import { basic, type EngineUnderTest, expect, onBothPaths, test } from '../testing/engine-test'

const GRANT = 'grant_type=client_credentials'

function ask(engine: EngineUnderTest, [appId, value]: [string, string], form = GRANT) {
  const headers = { ...basic(appId, value), 'x-keyturn-address': '203.0.113.17' }
  return engine.post('/oauth2/token', form, headers)
}

/** What was refused since the last call: cause, whether it is proven, credential, how often. */
function counted() {
  return takeRefused().map(({ what, count }) => {
    const { cause, proven, secretId, address } = what
    expect(address).toBe('203.0.113.17')
    return [cause, proven, secretId, count]
  })
}

onBothPaths(() => {
  test('a request that is served counts as no refusal', async ({ engine }) => {
    takeRefused()
    const { appId, secret } = await makeAppWithSecret()
    expect((await ask(engine, [appId, secret.value])).status).toBe(200)
    expect(counted()).toEqual([])
  })

  test('each reason why a secret is refused is counted, and whether its value was right', async ({
    engine,
  }) => {
    takeRefused()
    const appId = await makeApp(await makeOrganization())
    const alive = await giveSecret(appId)
    const revoked = await giveSecret(appId, { retirement: 'revoked' })
    const expired = await giveSecret(appId, { slot: 2, expiresAt: secondsAfter(now(), -60) })
    const unknown = await giveSecret(appId, { retirement: 'revoked' })
    await db().secret.delete({ where: { id: unknown.id } })
    await ask(engine, [appId, revoked.value])
    await ask(engine, [appId, revoked.value])
    await ask(engine, [appId, expired.value])
    await ask(engine, [appId, unknown.value])
    await ask(engine, [appId, 'not-a-secret'])
    await ask(engine, [appId, `${alive.value}\n`])
    await db().app.update({ where: { id: appId }, data: { suspendedAt: now() } })
    await ask(engine, [appId, alive.value])
    await ask(engine, [appId, unknown.value])
    expect(counted().toSorted()).toEqual(
      [
        ['secret_revoked', true, revoked.id, 2],
        ['secret_expired', true, expired.id, 1],
        ['unknown_secret', false, unknown.id, 1],
        ['malformed_secret', false, null, 1],
        ['secret_and_line_break', true, alive.id, 1],
        ['app_suspended', true, alive.id, 1],
        ['app_suspended', false, unknown.id, 1],
      ].toSorted(),
    )
  })

  test('what an authenticated client is refused is counted by the error of its answer', async ({
    engine,
  }) => {
    takeRefused()
    const { appId, secret } = await makeAppWithSecret()
    const who: [string, string] = [appId, secret.value]
    await ask(engine, who, `${GRANT}&scope=everything`)
    await ask(engine, who, `${GRANT}&resource=https://nowhere.example`)
    await ask(engine, who, 'grant_type=authorization_code&code=x')
    expect(counted().toSorted()).toEqual([
      ['invalid_scope', true, secret.id, 1],
      ['invalid_target', true, secret.id, 1],
      ['unauthorized_client', true, secret.id, 1],
    ])
  })
})

test('a dead secret that is sent too often is counted on, each time', async ({ engine }) => {
  takeRefused()
  const appId = await makeApp(await makeOrganization())
  const { id, value } = await giveSecret(appId, { retirement: 'revoked' })
  const statuses = new Set<number>()
  for (let n = 0; n < 40; n += 1) statuses.add((await ask(engine, [appId, value])).status)
  expect([...statuses]).toEqual([401, 429])
  expect(counted()).toEqual([['secret_revoked', true, id, 40]])
})

test('a guess that is turned away unread counts as limited, and proves nothing', async ({
  engine,
}) => {
  takeRefused()
  const { appId } = await makeAppWithSecret()
  for (let n = 0; n < 62; n += 1) await ask(engine, [appId, 'not-a-secret'])
  expect(counted()).toEqual([
    ['malformed_secret', false, null, 30],
    ['limited', false, null, 32],
  ])
})

test('who names no app, or none at all, is counted', async ({ engine }) => {
  takeRefused()
  await ask(engine, ['app_nobody', 'x'])
  await engine.post('/oauth2/token', GRANT, { 'x-keyturn-address': '203.0.113.17' })
  const apps = takeRefused().map(({ what: { appId, cause } }) => [appId, cause])
  expect(apps).toEqual([
    ['app_nobody', 'unknown_app'],
    ['-', 'invalid_client'],
  ])
})

test('with the next flush a dead secret that is sent stands beside its callers', async ({
  engine,
}) => {
  takeRefused()
  const { appId, secret } = await makeAppWithSecret()
  expect((await ask(engine, [appId, secret.value])).status).toBe(200)
  await pool().query(
    `UPDATE secret SET slot = NULL, retired_at = now(), retirement = 'revoked' WHERE id = $1`,
    [secret.id],
  )
  const body = `${secret.value.slice(0, -CHECKSUM_LENGTH - 4)}0000`
  for (const value of [secret.value, secret.value, body + checksum(body)]) {
    expect((await ask(engine, [appId, value])).status).toBe(401)
  }
  await flushUses()
  const orderBy = { proven: 'asc' } as const
  expect(await db().refusedAttempt.findMany({ orderBy })).toMatchObject([
    { credentialId: secret.id, cause: 'wrong_secret', proven: false, attempts: 1n },
    { credentialId: secret.id, cause: 'secret_revoked', proven: true, attempts: 2n },
  ])
  const caller = { address: '203.0.113.17', grantType: 'client_credentials', uses: 1n }
  expect(await db().caller.findMany()).toMatchObject([{ credentialId: secret.id, ...caller }])
})
