import { moveClock } from '@/lib/clock'
import { config, provideConfig } from '@/lib/config'
import { closePool } from '@/lib/db/pool'
import { makeSecret } from '@/lib/secrets/make-secret'
import { giveSecret, makeAppWithSecret } from '../testing/apps'
import { basic, type EngineUnderTest, expect, test } from '../testing/engine-test'
import { clientAttemptOf } from './client-attempt'
import {
  FAILURE_LIMITS,
  forgetFailures,
  noteFailure,
  noteSuccess,
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

test('whoever floods an app from one address does not lock it out at another', async ({
  engine,
}) => {
  const { appId, secret } = await makeAppWithSecret()
  for (let n = 0; n < 150; n += 1) {
    await ask(engine, [appId, makeSecret('kt').value.reveal()], '203.0.113.7')
  }
  expect((await ask(engine, [appId, secret.value], '203.0.113.7')).status).toBe(429)
  expect((await ask(engine, [appId, secret.value], '192.0.2.1')).status).toBe(200)
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

test('where an app is known, the failures of others there do not count against it', () => {
  forgetFailures()
  const known = clientAttemptOf('192.0.2.9', { appId: 'app_known', secretId: 'aaaaaaaa' })
  const unknown = clientAttemptOf('192.0.2.9', { appId: 'app_other', secretId: 'bbbbbbbb' })
  noteSuccess(known)
  for (let n = 0; n < FAILURE_LIMITS.address; n += 1) {
    noteFailure(clientAttemptOf('192.0.2.9', { appId: `app_${n}`, secretId: null }), 'unknown app')
  }
  expect(secondsToWait(unknown)).toBeGreaterThan(0)
  expect(secondsToWait(known)).toBe(0)
  moveClock(3601)
  for (let n = 0; n < FAILURE_LIMITS.address; n += 1) noteFailure(unknown, 'guess')
  expect(secondsToWait(known)).toBeGreaterThan(0)
})

test('a guess from everywhere closes the app for strangers, not for those it knows', () => {
  forgetFailures()
  const known = clientAttemptOf('192.0.2.9', { appId: 'app_a', secretId: 'aaaaaaaa' })
  noteSuccess(known)
  for (let n = 0; n < FAILURE_LIMITS.app; n += 1) {
    noteFailure(
      clientAttemptOf(`10.0.${n % 250}.${n % 200}`, { appId: 'app_a', secretId: null }),
      'guess',
    )
  }
  expect(
    secondsToWait(clientAttemptOf('198.51.100.1', { appId: 'app_a', secretId: null })),
  ).toBeGreaterThan(0)
  expect(secondsToWait(known)).toBe(0)
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
