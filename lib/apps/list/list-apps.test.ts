import { addAppKey, setJwksUri } from '@/lib/apps/testing/parsed'
import { DAY, moveClock, now, secondsAfter } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { findPublishedKeysUse } from '../keys/find-published-keys-use'
import { aPublicKey } from '../keys/testing/key-pairs'
import { anApp, expect, test } from '../testing/fixtures'
import { appQuery } from './app-query'
import { writePlace } from './place'
import { aSecret, list, names, someApps } from './testing/listed'

test('a row tells how many secrets are active, expiring, never used, and the last use', async ({
  people: { dora },
}) => {
  const app = await anApp(dora)
  const [soon, yesterday] = [secondsAfter(now(), 13 * DAY), secondsAfter(now(), -DAY)]
  await aSecret(app.id, 1, { expiresAt: soon })
  await aSecret(app.id, 2, { expiresAt: secondsAfter(now(), 15 * DAY) })
  await aSecret(app.id, null, { usedAt: yesterday })
  const { apps, ...rest } = await list(dora)
  expect(rest).toEqual({ total: 1, isMore: false, previous: null, next: null })
  expect(apps).toEqual([
    {
      id: app.id,
      name: 'Ticket desk',
      type: 'machine',
      status: 'active',
      suspendedFor: null,
      source: 'portal',
      verifiedAt: null,
      company: 'Fjord Rail',
      ownerName: 'Dora',
      ownerDisabled: false,
      createdAt: app.createdAt,
      deletedAt: null,
      logoUpdatedAt: null,
      activeSecrets: 2,
      expiringSecrets: 1,
      neverUsedSecrets: 2,
      pausedSecrets: 0,
      nextExpiryAt: soon,
      publicKeys: 0,
      publishesKeys: false,
      federatedCredentials: 0,
      lastUsedAt: yesterday,
      cannotAuthenticate: null,
    },
  ])
  moveClock(14 * DAY)
  const [later] = (await list(dora)).apps
  expect(later).toMatchObject({ activeSecrets: 1, expiringSecrets: 1, neverUsedSecrets: 1 })
})

test('a public key counts as a use of its app', async ({ people: { dora } }) => {
  const app = await anApp(dora)
  const key = await addAppKey(dora, app.id, { name: 'A', publicKey: aPublicKey() })
  const [lastUsedAt, earlier] = [secondsAfter(now(), -60), secondsAfter(now(), -DAY)]
  await aSecret(app.id, 1, { usedAt: earlier })
  const use = { lastAddress: '192.0.2.1', lastUserAgent: 'curl', lastGrantType: 'x' }
  await db().appKeyUse.create({ data: { keyId: key.id, lastUsedAt, ...use } })
  const { apps } = await list(dora, { sort: 'lastUsed' })
  expect(apps).toMatchObject([{ publicKeys: 1, lastUsedAt }])
})

test('the keys that an app publishes count as well, while it has the same address of them', async ({
  people: { dora },
}) => {
  const { id: appId } = await anApp(dora)
  await setJwksUri(dora, appId, { jwksUri: 'https://desk.example/jwks' })
  const { jwksId } = await db().app.findUniqueOrThrow({ where: { id: appId } })
  const lastUsedAt = secondsAfter(now(), -60)
  const use = { lastAddress: '192.0.2.1', lastUserAgent: 'curl', lastGrantType: 'x' }
  await db().publishedKeysUse.create({ data: { appId, jwksId: `${jwksId}`, lastUsedAt, ...use } })
  expect((await list(dora)).apps).toMatchObject([{ publishesKeys: true, lastUsedAt }])
  expect(await findPublishedKeysUse(dora, appId)).toEqual({ lastUsedAt, ...use })
  await setJwksUri(dora, appId, { jwksUri: 'https://desk.example/jwks2' })
  expect((await list(dora)).apps).toMatchObject([{ publishesKeys: true, lastUsedAt: null }])
  expect(await findPublishedKeysUse(dora, appId)).toBeNull()
})

test('sorts by name, age, last use and owner, in both directions', async ({
  people: { ada, dora },
}) => {
  const byName = ['alpha', 'Beta', 'Gamma']
  for (const [index, name] of byName.entries()) {
    const app = await anApp(index === 1 ? dora : ada, { name })
    if (index < 2) await aSecret(app.id, 1, { usedAt: secondsAfter(now(), -(index + 1) * DAY) })
    moveClock(60)
  }
  const sorted = (sort: string, order: string) => names(ada, { sort, order })
  expect(await sorted('name', 'asc')).toEqual(byName)
  expect(await sorted('name', 'desc')).toEqual(byName.toReversed())
  expect(await sorted('created', 'desc')).toEqual(byName.toReversed())
  expect(await sorted('lastUsed', 'desc')).toEqual(byName)
  expect(await sorted('lastUsed', 'asc')).toEqual(byName.toReversed())
  expect(await sorted('owner', 'asc')).toEqual(['alpha', 'Gamma', 'Beta'])
  expect(await sorted('owner', 'desc')).toEqual(['Beta', 'alpha', 'Gamma'])
})

test('pages hold 25; together they show every app once, and past the end is nothing', async ({
  people: { dora },
}) => {
  await someApps(dora, 53)
  const pages = [await list(dora)]
  for (let next = pages[0]?.next; next; next = pages.at(-1)?.next) {
    pages.push(await list(dora, { after: next }))
  }
  const ids = pages.flatMap(({ apps }) => apps.map(({ id }) => id))
  expect([pages.length, ids.length, new Set(ids).size]).toEqual([3, 53, 53])
  const end = { apps: [], total: 53, isMore: false, previous: null, next: null }
  const last = writePlace({ key: 'zzz', name: 'zzz', id: '' })
  expect(await list(dora, { after: last })).toEqual(end)
})

test('rubbish in the address counts as not given', () => {
  const rubbish = { status: 'x', type: '', secrets: '1', sort: 'id; --', order: 'up' }
  expect(appQuery.parse({ ...rubbish, search: 'a\0b' })).toEqual(appQuery.parse({}))
  expect(appQuery.parse({ search: ['a', 'b'], page: '3' })).toEqual(appQuery.parse({}))
})
