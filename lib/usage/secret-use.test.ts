import { config, provideConfig } from '@/lib/config'
import { db } from '@/lib/db/client'
import { closePool } from '@/lib/db/pool'
import { test as base, expect } from '@/lib/db/testing/test-database'
import { giveSecret, makeAppWithSecret } from '@/lib/oauth/testing/apps'
import { flushUses, startFlushing, stopFlushing } from './flush'
import { takeCallers } from './note-caller'
import { noteSecretUse, type SecretUse, takeSecretUses } from './note-secret-use'
import { recordSecretUses } from './record-secret-uses'

const test = base.extend<{ clean: undefined }>({
  clean: [
    async ({ emptyDatabase: _empty }, use) => {
      takeSecretUses()
      takeCallers()
      await use(undefined)
      await closePool()
    },
    { auto: true },
  ],
})

const NOON = Date.parse('2026-11-01T12:00:00Z')

type Secret = { id: string; appId: string }

function usedAt(
  { id, appId }: Secret,
  seconds: number,
  changes: Partial<SecretUse> = {},
): SecretUse {
  return {
    secretId: id,
    appId,
    at: new Date(NOON + seconds * 1000),
    address: `192.0.2.${seconds % 250}`,
    userAgent: 'curl/8',
    grantType: 'client_credentials',
    ...changes,
  }
}

async function makeSecret(): Promise<Secret> {
  const { appId, secret } = await makeAppWithSecret()
  return { id: secret.id, appId }
}

const read = (secretId: string) => db().secretUse.findUnique({ where: { secretId } })

test('the first and the last use are written, and how many there were in each hour', async () => {
  const secret = await makeSecret()
  for (const seconds of [0, 5, 3_600, 3]) noteSecretUse(usedAt(secret, seconds))
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
  const secret = await makeSecret()
  const pending = (seconds: number) => {
    const use = usedAt(secret, seconds)
    return new Map([[secret.id, { first: use, last: use }]])
  }
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
  const first = await db().auditEvent.findMany({ where: { action: 'secret.first_used' } })
  expect(first.map(({ detail }) => detail)).toMatchObject([{ address: '192.0.2.50' }])
})

test('many secrets, written by two at once in any order, do not deadlock', async () => {
  const { appId } = await makeAppWithSecret()
  const ids: string[] = []
  for (let n = 0; n < 40; n += 1) {
    ids.push((await giveSecret(appId, { retirement: 'revoked' })).id)
  }
  const pending = (order: string[]) =>
    new Map(
      order.map((id) => [id, { first: usedAt({ id, appId }, 1), last: usedAt({ id, appId }, 1) }]),
    )
  const writers = Array.from({ length: 12 }, (_, n) =>
    recordSecretUses(pending(n % 2 ? ids : ids.toReversed())),
  )
  await Promise.all(writers)
  expect(await db().secretUse.count()).toBe(40)
})

test('a secret that is gone does not keep the others from being written', async () => {
  const secret = await makeSecret()
  noteSecretUse(usedAt({ ...secret, id: 'gone0000' }, 1))
  noteSecretUse(usedAt(secret, 1))
  await flushUses()
  expect(await read(secret.id)).toMatchObject({ secretId: secret.id })
  expect(await db().secretUse.count()).toBe(1)
})

test('what could not be written is kept, merged and written later', async () => {
  const secret = await makeSecret()
  const { databaseUrl } = config()
  provideConfig({ ...config(), databaseUrl: 'postgresql://nobody@127.0.0.1:1/nothing' })
  noteSecretUse(usedAt(secret, 10))
  await flushUses()
  noteSecretUse(usedAt(secret, 20))
  await closePool()
  provideConfig({ ...config(), databaseUrl })
  await flushUses()
  const written = await read(secret.id)
  expect(written?.firstUsedAt).toEqual(new Date(NOON + 10_000))
  expect(written?.lastUsedAt).toEqual(new Date(NOON + 20_000))
  expect(Number((await db().secretUseHour.findFirst())?.uses)).toBe(2)
})

test('stopping writes what is left, and a long user agent is cut', async () => {
  const secret = await makeSecret()
  startFlushing()
  noteSecretUse(usedAt(secret, 1, { userAgent: 'x'.repeat(2_000) }))
  await stopFlushing()
  expect((await read(secret.id))?.lastUserAgent).toBe('x'.repeat(256))
})
