import { moveClock, now } from '@/lib/clock'
import { config, provideConfig } from '@/lib/config'
import { db } from '@/lib/db/client'
import { closePool } from '@/lib/db/pool'
import { expect, test } from '../testing/engine-test'
import { distrustKeyRing } from './key-ring'
import { loadSigningKeys } from './load-signing-keys'
import { allOf, everyRing, kidOf, makeMint, publishedSet } from './testing/rings'

test('each algorithm has a key that signs, and one that is published to follow it', async ({
  engine,
}) => {
  const { mint } = await makeMint(engine)
  expect(await everyRing()).toEqual(allOf(['current', 'next']))
  const { keys } = await publishedSet(engine)
  expect(keys).toHaveLength(6)
  const rows = await db().signingKey.findMany()
  for (const key of [...keys, ...rows.map(({ publicJwk }) => publicJwk as object)]) {
    for (const secret of ['d', 'p', 'q', 'dp', 'dq', 'qi']) expect(key).not.toHaveProperty(secret)
  }
  expect(keys.map(({ kid }) => kid)).toContain(kidOf(await mint()))
})

test('a rotation elsewhere is followed within fifteen seconds, without a restart', async ({
  engine,
}) => {
  const { mint } = await makeMint(engine)
  const before = await mint()
  await db().signingKey.update({
    where: { id: kidOf(before) ?? '' },
    data: { status: 'retired', retiredAt: now() },
  })
  await db().signingKey.updateMany({
    where: { status: 'next', algorithm: 'RS256' },
    data: { status: 'current', activatedAt: now() },
  })
  expect(kidOf(await mint())).toBe(kidOf(before))
  moveClock(15)
  expect(kidOf(await mint())).not.toBe(kidOf(before))
})

test('an installation with ES256 alone gets the other rings, and its key signs on', async ({
  engine,
}) => {
  const es256 = await db().signingKey.findMany({ where: { algorithm: 'ES256' } })
  await db().signingKey.deleteMany({ where: { algorithm: { not: 'ES256' } } })
  await loadSigningKeys()
  expect(await everyRing()).toEqual(allOf(['current', 'next']))
  const rows = await db().signingKey.findMany({ orderBy: { createdAt: 'desc' } })
  expect(rows).toEqual(expect.arrayContaining(es256))
  // A process of the version before takes the newest of the current keys.
  expect(rows.find(({ status }) => status === 'current')?.algorithm).toBe('ES256')
  expect(engine.origin).toBeTruthy()
})

test('an engine whose database is away goes on with the keys that it knows', async ({ engine }) => {
  const { mint } = await makeMint(engine)
  const token = await mint()
  const { databaseUrl } = config()
  provideConfig({ ...config(), databaseUrl: 'postgresql://nobody@127.0.0.1:1/nothing' })
  await closePool()
  distrustKeyRing()
  expect((await publishedSet(engine)).keys.map(({ kid }) => kid)).toContain(kidOf(token))
  await closePool()
  provideConfig({ ...config(), databaseUrl })
  await mint()
})
