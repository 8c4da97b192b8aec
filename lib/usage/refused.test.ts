import { HOUR } from '@/lib/clock'
import { config, provideConfig } from '@/lib/config'
import { db } from '@/lib/db/client'
import { closePool } from '@/lib/db/pool'
import { test as base, expect } from '@/lib/db/testing/test-database'
import { giveSecret, makeApp, makeAppWithSecret, makeOrganization } from '@/lib/oauth/testing/apps'
import { flushUses } from './flush'
import {
  noteRefused,
  REFUSED_AT_ONCE,
  type Refused,
  returnRefused,
  takeRefused,
} from './note-refused'
import { REFUSED_ROWS_KEPT, recordRefused, UNKNOWN_ROWS_KEPT } from './refusal-store'

const test = base.extend<{ clean: undefined }>({
  clean: [
    async ({ emptyDatabase: _empty }, use) => {
      takeRefused()
      await use(undefined)
      await closePool()
    },
    { auto: true },
  ],
})

const NOON = Date.parse('2026-11-01T12:00:00Z')
const after = (seconds: number) => new Date(NOON + seconds * 1000)

function attempt(appId: string, changes: Partial<Refused> = {}): Refused {
  const forged = { secretId: null, key: null, cause: 'wrong_secret', proven: false }
  return { appId, address: '192.0.2.1', ...forged, ...changes }
}

const sum = (rows: { attempts: bigint }[]) =>
  rows.reduce((all, { attempts }) => all + Number(attempts), 0)

test('refusals are counted by credential, cause, address and hour, with first and last', async () => {
  const { appId, secret } = await makeAppWithSecret()
  const revoked = { secretId: secret.id, cause: 'secret_revoked', proven: true }
  for (const seconds of [7, 2, 9]) noteRefused(attempt(appId, revoked), after(seconds))
  noteRefused(attempt(appId, revoked), after(HOUR))
  noteRefused(attempt(appId, { ...revoked, address: '192.0.2.2' }), after(5))
  await flushUses()
  noteRefused(attempt(appId, revoked), after(20))
  await flushUses()
  const rows = await db().refusedAttempt.findMany({
    orderBy: [{ hour: 'asc' }, { address: 'asc' }],
  })
  const shared = { appId, proven: true, credentialId: secret.id, cause: 'secret_revoked' }
  expect(rows).toEqual([
    {
      ...shared,
      hour: after(0),
      address: '192.0.2.1',
      attempts: 4n,
      firstAt: after(2),
      lastAt: after(20),
    },
    {
      ...shared,
      hour: after(0),
      address: '192.0.2.2',
      attempts: 1n,
      firstAt: after(5),
      lastAt: after(5),
    },
    {
      ...shared,
      hour: after(HOUR),
      address: '192.0.2.1',
      attempts: 1n,
      firstAt: after(HOUR),
      lastAt: after(HOUR),
    },
  ])
})

test('a credential is named only if it is one of the app', async () => {
  const { appId } = await makeAppWithSecret()
  const other = await makeAppWithSecret()
  const keyId = 'key_00000000000000000001'
  const key = { thumbprint: 't', kid: 'first', name: 'Key', algorithm: 'ES256', jwk: {} }
  const made = { createdAt: after(0), createdByName: 'Ada' }
  await db().appKey.create({ data: { id: keyId, appId, ...key, ...made } })
  noteRefused(attempt(appId, { secretId: other.secret.id }), after(1))
  noteRefused(attempt(appId, { key: 'first', cause: 'wrong_assertion' }), after(1))
  noteRefused(attempt(appId, { key: keyId, cause: 'invalid_scope', proven: true }), after(1))
  noteRefused(attempt(appId, { key: 'other', cause: 'unknown_key' }), after(1))
  await flushUses()
  const rows = await db().refusedAttempt.findMany({ orderBy: { cause: 'asc' } })
  expect(rows.map(({ cause, credentialId }) => [cause, credentialId])).toEqual([
    ['invalid_scope', keyId],
    ['unknown_key', ''],
    ['wrong_assertion', keyId],
    ['wrong_secret', ''],
  ])
})

test('100,000 forged ids and addresses leave a bounded number of entries and rows', async () => {
  const { appId, secret } = await makeAppWithSecret()
  noteRefused(
    attempt(appId, { secretId: secret.id, cause: 'secret_expired', proven: true }),
    after(1),
  )
  for (let n = 0; n < 100_000; n += 1) {
    noteRefused(
      attempt(`app_forged${n}`, { cause: 'unknown_app', address: `2001:db8::${n}` }),
      after(2),
    )
  }
  const taken = takeRefused()
  expect(taken.length).toBeLessThanOrEqual(REFUSED_AT_ONCE + 2)
  returnRefused(taken)
  expect(takeRefused().length, 'put back').toBe(taken.length)
  await recordRefused(taken)
  const unknown = await db().unknownAttempt.findMany()
  expect(unknown).toHaveLength(UNKNOWN_ROWS_KEPT)
  expect(sum(unknown)).toBe(100_000)
  // Who sends a right value is told of all the same.
  expect(await db().refusedAttempt.findMany()).toMatchObject([
    { credentialId: secret.id, cause: 'secret_expired', proven: true, attempts: 1n },
  ])
})

test('strangers who forge attempts at one app leave few rows, and hide no right value', async () => {
  const { appId, secret } = await makeAppWithSecret()
  for (let second = 0; second < 3; second += 1) {
    for (let n = 0; n < 1_000; n += 1)
      noteRefused(attempt(appId, { address: `2001:db8::${second}:${n}` }), after(second))
    expect(takeAndReturn()).toBeLessThanOrEqual(101)
    await flushUses()
  }
  const right = { secretId: secret.id, cause: 'secret_revoked', proven: true }
  noteRefused(attempt(appId, { ...right, address: '203.0.113.17' }), after(4))
  await flushUses()
  const rows = await db().refusedAttempt.findMany()
  expect(rows.filter(({ proven }) => !proven).length).toBeLessThanOrEqual(REFUSED_ROWS_KEPT + 1)
  expect(sum(rows)).toBe(3_001)
  expect(rows.find(({ proven }) => proven)).toMatchObject({ address: '203.0.113.17' })
})

function takeAndReturn(): number {
  const taken = takeRefused()
  returnRefused(taken)
  return taken.length
}

test('what named no app is counted by the id that was sent, cut to its length', async () => {
  noteRefused(attempt('-'), after(1))
  noteRefused(attempt(`https://app.example/${'x'.repeat(900)}`), after(1))
  await flushUses()
  const rows = await db().unknownAttempt.findMany({ orderBy: { what: 'asc' } })
  expect(rows.map(({ what }) => what.length)).toEqual([1, 200])
})

test('refusals written by several processes at once, in any order, do not deadlock', async () => {
  const organization = await makeOrganization()
  for (let n = 0; n < 20; n += 1) {
    const appId = await makeApp(organization)
    const { id } = await giveSecret(appId)
    noteRefused(attempt(appId, { secretId: id }), after(n))
    noteRefused(attempt(`app_nobody${n}`), after(n))
  }
  const taken = takeRefused()
  await Promise.all(
    Array.from({ length: 8 }, (_, n) => recordRefused(n % 2 ? taken : taken.toReversed())),
  )
  expect(sum(await db().refusedAttempt.findMany())).toBe(160)
  expect(sum(await db().unknownAttempt.findMany())).toBe(160)
})

test('what could not be written is kept and written later', async () => {
  const { appId } = await makeAppWithSecret()
  const { databaseUrl } = config()
  provideConfig({ ...config(), databaseUrl: 'postgresql://nobody@127.0.0.1:1/nothing' })
  noteRefused(attempt(appId), after(1))
  await flushUses()
  noteRefused(attempt(appId), after(3))
  await closePool()
  provideConfig({ ...config(), databaseUrl })
  await flushUses()
  expect(await db().refusedAttempt.findMany()).toMatchObject([
    { attempts: 2n, firstAt: after(1), lastAt: after(3) },
  ])
})
