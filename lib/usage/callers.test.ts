import { HOUR } from '@/lib/clock'
import { config, provideConfig } from '@/lib/config'
import { db } from '@/lib/db/client'
import { closePool } from '@/lib/db/pool'
import { test as base, expect } from '@/lib/db/testing/test-database'
import { makeAppWithSecret } from '@/lib/oauth/testing/apps'
import { CALLERS_KEPT, recordCallers } from './caller-use-store'
import { flushUses } from './flush'
import { type CallerOf, noteCaller, returnCallers, takeCallers } from './note-caller'

const test = base.extend<{ clean: undefined }>({
  clean: [
    async ({ emptyDatabase: _empty }, use) => {
      takeCallers()
      await use(undefined)
      await closePool()
    },
    { auto: true },
  ],
})

const NOON = Date.parse('2026-11-01T12:00:00Z')
const after = (seconds: number) => new Date(NOON + seconds * 1000)

async function aCaller(changes: Partial<CallerOf> = {}): Promise<CallerOf> {
  const { appId, secret } = await makeAppWithSecret()
  const by = { address: '192.0.2.1', userAgent: 'curl/8', grantType: 'client_credentials' }
  return { kind: 'secret', credentialId: secret.id, appId, ...by, ...changes }
}

const callers = () => db().caller.findMany({ orderBy: { address: 'asc' } })
const sum = (rows: { uses: bigint }[]) => rows.reduce((all, { uses }) => all + Number(uses), 0)

test('callers of one secret are told apart by address, agent and grant type', async () => {
  const caller = await aCaller()
  const others: Partial<CallerOf>[] = [
    {},
    { address: '192.0.2.2' },
    { userAgent: 'Java/21' },
    { grantType: 'introspection' },
  ]
  for (const seconds of [5, 3, 9])
    for (const other of others) noteCaller({ ...caller, ...other }, after(seconds))
  await flushUses()
  noteCaller(caller, after(HOUR))
  await flushUses()
  const rows = await callers()
  expect(rows.map(({ uses }) => Number(uses)).toSorted()).toEqual([3, 3, 3, 4])
  const own = rows.find(({ uses }) => uses === 4n)
  expect(own).toMatchObject({ firstAt: after(3), lastAt: after(HOUR), userAgent: 'curl/8' })
  const hours = await db().callerHour.findMany({
    where: { callerDigest: own?.digest ?? new Uint8Array() },
    orderBy: { hour: 'asc' },
  })
  expect(hours.map(({ hour, uses }) => [hour, Number(uses)])).toEqual([
    [after(0), 3],
    [after(HOUR), 1],
  ])
  const secretHours = await db().secretUseHour.findMany({ orderBy: { hour: 'asc' } })
  expect(secretHours.map(({ uses }) => Number(uses))).toEqual([12, 1])
})

test('uses of a key, or of keys that the app publishes, are counted by hour as well', async () => {
  const caller = await aCaller({ kind: 'key', credentialId: 'jwk_published' })
  noteCaller(caller, after(1))
  noteCaller({ ...caller, address: '192.0.2.9' }, after(2))
  await flushUses()
  expect(await db().appKeyUseHour.findMany()).toEqual([
    { keyId: 'jwk_published', appId: caller.appId, hour: after(0), uses: 2n },
  ])
  expect(await db().secretUseHour.count()).toBe(0)
})

test('whoever changes address and agent with each request fills a bounded number of rows', async () => {
  const caller = await aCaller()
  for (let second = 0; second < 4; second += 1) {
    for (let n = 0; n < 250; n += 1)
      noteCaller({ ...caller, userAgent: `${second} ${n}` }, after(second))
    const inMemory = takeCallers()
    expect(inMemory).toHaveLength(201)
    returnCallers(inMemory)
    await flushUses()
  }
  const rows = await callers()
  expect(rows).toHaveLength(CALLERS_KEPT)
  expect(rows[0]).toMatchObject({ address: '', userAgent: '', grantType: '' })
  expect(sum(rows)).toBe(1_000)
  expect(sum(await db().secretUseHour.findMany())).toBe(1_000)
})

test('many callers, written by several processes at once in any order, do not deadlock', async () => {
  const caller = await aCaller()
  for (let n = 0; n < 60; n += 1) noteCaller({ ...caller, address: `192.0.2.${n}` }, after(n))
  const taken = takeCallers()
  const writers = Array.from({ length: 8 }, (_, n) =>
    recordCallers(n % 2 ? taken : taken.toReversed()),
  )
  await Promise.all(writers)
  expect((await callers()).map(({ uses }) => Number(uses))).toEqual(taken.map(() => 8))
  expect(sum(await db().callerHour.findMany())).toBe(480)
})

test('what could not be written is kept, merged and written later', async () => {
  const caller = await aCaller()
  const { databaseUrl } = config()
  provideConfig({ ...config(), databaseUrl: 'postgresql://nobody@127.0.0.1:1/nothing' })
  noteCaller(caller, after(10))
  await flushUses()
  noteCaller(caller, after(20))
  await closePool()
  provideConfig({ ...config(), databaseUrl })
  await flushUses()
  expect(await callers()).toMatchObject([{ firstAt: after(10), lastAt: after(20), uses: 2n }])
})

test('callers of an app that is gone do not keep the others from being written', async () => {
  const caller = await aCaller()
  noteCaller({ ...caller, appId: 'app_gone' }, after(1))
  noteCaller({ ...caller, userAgent: 'x'.repeat(2_000) }, after(1))
  await flushUses()
  expect((await callers()).map(({ userAgent }) => userAgent)).toEqual(['x'.repeat(256)])
})
