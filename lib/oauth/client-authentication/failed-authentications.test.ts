import { moveClock, now } from '@/lib/clock'
import { config, provideConfig } from '@/lib/config'
import { db } from '@/lib/db/client'
import { closePool } from '@/lib/db/pool'
import { makeSecret } from '@/lib/secrets/make-secret'
import { CHECKSUM_LENGTH, checksum } from '@/lib/secrets/secret-format'
import { giveSecret, makeApp, makeAppWithSecret, makeOrganization, retire } from '../testing/apps'
import { basic, type EngineUnderTest, expect, onBothPaths, test } from '../testing/engine-test'
import { clientAttemptOf } from './client-attempt'
import {
  FAILURE_LIMITS,
  forgetFailures,
  noteFailure,
  secondsToWait,
} from './failed-authentications'

const GRANT = 'grant_type=client_credentials'

function ask(engine: EngineUnderTest, [appId, secret]: [string, string], address = '192.0.2.1') {
  const headers = { ...basic(appId, secret), 'x-keyturn-address': address }
  return engine.post('/oauth2/token', GRANT, headers)
}

/** Fails until the door closes; says how often that took. */
async function failUntilClosed(engine: EngineUnderTest, who: [string, string], address?: string) {
  for (let attempts = 1; attempts <= 200; attempts += 1) {
    if ((await ask(engine, who, address)).status === 429) return attempts - 1
  }
  throw new Error('the door never closed')
}

test('after too many failures a credential is turned away, without asking the database', async ({
  engine,
}) => {
  const { appId, secret } = await makeAppWithSecret()
  const wrong: [string, string] = [appId, makeSecret('kt').value.reveal()]
  expect(await failUntilClosed(engine, wrong)).toBe(FAILURE_LIMITS.credential)
  const { databaseUrl } = config()
  await closePool()
  provideConfig({ ...config(), databaseUrl: 'postgresql://nobody@127.0.0.1:1/nothing' })
  const answer = await ask(engine, wrong)
  expect([answer.status, answer.body]).toEqual([
    429,
    {
      error: 'temporarily_unavailable',
      error_description: 'too many failed authentications, try again later',
    },
  ])
  const seconds = Number(answer.headers.get('retry-after'))
  expect(seconds).toBeGreaterThan(0)
  expect(seconds).toBeLessThanOrEqual(60)
  expect((await ask(engine, [appId, secret.value])).status).toBe(503)
  await closePool()
  provideConfig({ ...config(), databaseUrl })
  moveClock(seconds)
  expect((await ask(engine, wrong)).status).toBe(401)
})

/** Another value with the same public id, in the form of a secret. */
function forge(value: string, n: number): string {
  const body = `${value.slice(0, -CHECKSUM_LENGTH - 4)}${String(n).padStart(4, '0')}`
  return body + checksum(body)
}

onBothPaths(() => {
  test('forged values with the public id of a secret do not stop the true one', async ({
    engine,
  }) => {
    const { appId, secret } = await makeAppWithSecret()
    const statuses = new Set<number>()
    for (let n = 0; n < 150; n += 1) {
      statuses.add((await ask(engine, [appId, forge(secret.value, n)])).status)
      if (n % 30 === 29) expect((await ask(engine, [appId, secret.value])).status, `${n}`).toBe(200)
    }
    expect([...statuses]).toEqual([401, 429])
  })
})

test('whoever floods an app, from its own address or another, stops only what is wrong', async ({
  engine,
}) => {
  const { appId, secret } = await makeAppWithSecret()
  const flooded = '203.0.113.7'
  for (let n = 0; n < 150; n += 1) {
    await ask(engine, [appId, makeSecret('kt').value.reveal()], flooded)
  }
  for (const address of [flooded, '192.0.2.1']) {
    expect((await ask(engine, [appId, secret.value], address)).status).toBe(200)
  }
  const wrong: [string, string] = [appId, makeSecret('kt').value.reveal()]
  expect((await ask(engine, wrong, flooded)).status).toBe(429)
  expect((await ask(engine, wrong, '192.0.2.1')).status).toBe(401)
})

test('where too much has failed, whatever fails gets the same answer', async ({ engine }) => {
  const { appId, secret } = await makeAppWithSecret()
  const revoked = await giveSecret(appId, { retirement: 'revoked' })
  const suspended = await makeAppWithSecret()
  await db().app.update({ where: { id: suspended.appId }, data: { suspendedAt: now() } })
  for (let n = 0; n <= FAILURE_LIMITS.address; n += 1) await ask(engine, ['app_nobody', 'x'])
  const failing: [string, string][] = [
    [appId, makeSecret('kt').value.reveal()],
    [appId, forge(secret.value, 1)],
    [appId, 'hunter2'],
    [appId, revoked.value],
    [suspended.appId, suspended.secret.value],
    ['app_00000000000000000000', secret.value],
  ]
  for (const who of [...failing, ...failing]) {
    const answer = await ask(engine, who)
    expect([answer.status, answer.body.error]).toEqual([429, 'temporarily_unavailable'])
  }
  expect((await ask(engine, [appId, secret.value])).status).toBe(200)
})

test('a secret that ends while its forgeries are turned away is over at once', async ({
  engine,
}) => {
  const { appId, secret } = await makeAppWithSecret()
  await failUntilClosed(engine, [appId, forge(secret.value, 1)])
  expect((await ask(engine, [appId, secret.value])).status).toBe(200)
  await retire(secret.id, 'revoked')
  expect((await ask(engine, [appId, secret.value])).status).toBe(429)
})

test('apps without a secret go on where others guess', async ({ engine }) => {
  const native = await makeApp(await makeOrganization(), { type: 'native' })
  for (let n = 0; n <= FAILURE_LIMITS.address; n += 1) await ask(engine, ['app_nobody', 'x'])
  const answer = await engine.post(
    '/oauth2/token',
    { grant_type: 'refresh_token', refresh_token: 'none', client_id: native },
    { 'x-keyturn-address': '192.0.2.1' },
  )
  expect([answer.status, answer.body.error]).toEqual([400, 'invalid_grant'])
})

test('a forgotten deployment with a revoked secret locks out nobody behind its address', async ({
  engine,
}) => {
  const { appId, secret } = await makeAppWithSecret()
  for (let n = 0; n < 4; n += 1) {
    const revoked = await giveSecret(appId, { retirement: 'revoked' })
    await failUntilClosed(engine, [appId, revoked.value])
  }
  expect((await ask(engine, [appId, secret.value])).status).toBe(200)
})

test('guesses from everywhere close an app for guesses from anywhere', () => {
  forgetFailures()
  for (let n = 0; n < FAILURE_LIMITS.app; n += 1) {
    noteFailure(
      clientAttemptOf(`10.0.${n % 250}.${n % 200}`, { appId: 'app_a', secretId: null }),
      'guess',
    )
  }
  const elsewhere = clientAttemptOf('198.51.100.1', { appId: 'app_a', secretId: null })
  expect(secondsToWait(elsewhere)).toBeGreaterThan(0)
})

test('an IPv6 household counts as one address', () => {
  forgetFailures()
  for (let n = 0; n < FAILURE_LIMITS.address; n += 1) {
    noteFailure(
      clientAttemptOf(`2001:db8:1:2::${n.toString(16)}`, { appId: 'app_x', secretId: null }),
      'unknown app',
    )
  }
  expect(
    secondsToWait(clientAttemptOf('2001:db8:1:2:ffff::1', { appId: 'app_y', secretId: null })),
  ).toBeGreaterThan(0)
  expect(
    secondsToWait(clientAttemptOf('2001:db8:1:3::1', { appId: 'app_y', secretId: null })),
  ).toBe(0)
})
