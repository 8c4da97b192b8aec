import { config, provideConfig } from '@/lib/config'
import { db } from '@/lib/db/client'
import { closePool } from '@/lib/db/pool'
import { test as base, expect } from '@/lib/db/testing/test-database'
import { giveSecret, makeAppWithSecret } from '@/lib/oauth/testing/apps'
import { flushUses, startFlushing, stopFlushing } from './flush'
import { noteSecretUse, type SecretUse, takeSecretUses } from './note-secret-use'
import { recordSecretUses } from './secret-use-store'

const test = base.extend<{ clean: undefined }>({
  clean: [
    async ({ emptyDatabase: _empty }, use) => {
      takeSecretUses()
      await use(undefined)
      await closePool()
    },
    { auto: true },
  ],
})

const NOON = Date.parse('2026-11-01T12:00:00Z')

function usedAt(secretId: string, seconds: number, changes: Partial<SecretUse> = {}): SecretUse {
  return {
    secretId,
    at: new Date(NOON + seconds * 1000),
    address: `192.0.2.${seconds % 250}`,
    userAgent: 'curl/8',
    grantType: 'client_credentials',
    ...changes,
  }
}

const read = (secretId: string) => db().secretUse.findUnique({ where: { secretId } })

test('the first and the last use are written, and how many there were in each hour', async () => {
  const { secret } = await makeAppWithSecret()
  for (const seconds of [0, 5, 3_600, 3]) noteSecretUse(usedAt(secret.id, seconds))
  await flushUses()
  expect(await read(secret.id)).toMatchObject({
    firstUsedAt: new Date(NOON),
    firstAddress: '192.0.2.0',
    lastUsedAt: new Date(NOON + 3_600_000),
    lastAddress: '192.0.2.100',
    lastGrantType: 'client_credentials',
  })
  const hours = await db().secretUseHour.findMany({ orderBy: { hour: 'asc' } })
  expect(hours.map((one) => [one.hour.toISOString(), Number(one.uses)])).toEqual([
    ['2026-11-01T12:00:00.000Z', 3],
    ['2026-11-01T13:00:00.000Z', 1],
  ])
})

test('whichever process writes late, the last use never goes backwards', async () => {
  const { secret } = await makeAppWithSecret()
  const pending = (seconds: number) =>
    new Map([
      [
        secret.id,
        {
          first: usedAt(secret.id, seconds),
          last: usedAt(secret.id, seconds),
          perHour: new Map([[NOON, 1]]),
        },
      ],
    ])
  await recordSecretUses(pending(50))
  await recordSecretUses(pending(40))
  expect(await read(secret.id)).toMatchObject({
    firstUsedAt: new Date(NOON + 40_000),
    firstAddress: '192.0.2.40',
    lastUsedAt: new Date(NOON + 50_000),
    lastAddress: '192.0.2.50',
  })
  await Promise.all([60, 70, 65, 90, 55, 80].map((seconds) => recordSecretUses(pending(seconds))))
  expect((await read(secret.id))?.lastUsedAt).toEqual(new Date(NOON + 90_000))
  expect(Number((await db().secretUseHour.findFirst())?.uses)).toBe(8)
})

test('many secrets, written by two at once in any order, do not deadlock', async () => {
  const { appId } = await makeAppWithSecret()
  const ids: string[] = []
  for (let n = 0; n < 40; n += 1) {
    ids.push((await giveSecret(appId, { retirement: 'revoked' })).id)
  }
  const pending = (order: string[]) =>
    new Map(
      order.map((id) => [
        id,
        { first: usedAt(id, 1), last: usedAt(id, 1), perHour: new Map([[NOON, 1]]) },
      ]),
    )
  const writers = Array.from({ length: 12 }, (_, n) =>
    recordSecretUses(pending(n % 2 ? ids : ids.toReversed())),
  )
  await Promise.all(writers)
  const hours = await db().secretUseHour.findMany()
  expect(hours.map((one) => Number(one.uses))).toEqual(ids.map(() => 12))
})

test('a secret that is gone does not keep the others from being written', async () => {
  const { secret } = await makeAppWithSecret()
  noteSecretUse(usedAt('gone0000', 1))
  noteSecretUse(usedAt(secret.id, 1))
  await flushUses()
  expect(await read(secret.id)).toMatchObject({ secretId: secret.id })
  expect(await db().secretUse.count()).toBe(1)
})

test('what could not be written is kept, merged and written later', async () => {
  const { secret } = await makeAppWithSecret()
  const { databaseUrl } = config()
  provideConfig({ ...config(), databaseUrl: 'postgresql://nobody@127.0.0.1:1/nothing' })
  noteSecretUse(usedAt(secret.id, 10))
  await flushUses()
  noteSecretUse(usedAt(secret.id, 20))
  await closePool()
  provideConfig({ ...config(), databaseUrl })
  await flushUses()
  const written = await read(secret.id)
  expect(written?.firstUsedAt).toEqual(new Date(NOON + 10_000))
  expect(written?.lastUsedAt).toEqual(new Date(NOON + 20_000))
  expect(Number((await db().secretUseHour.findFirst())?.uses)).toBe(2)
})

test('stopping writes what is left, and a long user agent is cut', async () => {
  const { secret } = await makeAppWithSecret()
  startFlushing()
  noteSecretUse(usedAt(secret.id, 1, { userAgent: 'x'.repeat(2_000) }))
  await stopFlushing()
  expect((await read(secret.id))?.lastUserAgent).toBe('x'.repeat(256))
})
