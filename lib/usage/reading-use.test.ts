import { randomBytes } from 'node:crypto'
import { aPublicKey } from '@/lib/apps/keys/testing/key-pairs'
import { deleteApp } from '@/lib/apps/lifecycle/delete-app'
import { anApp, expect, expectRefused } from '@/lib/apps/testing/fixtures'
import { addAppKey } from '@/lib/apps/testing/parsed'
import { DAY, HOUR, now } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { giveSecret } from '@/lib/oauth/testing/apps'
import { findBlastRadius } from './find-blast-radius'
import { findDailyUses } from './find-daily-uses'
import { findUsage } from './find-usage'
import { flushUses } from './flush'
import { listCallers } from './list-callers'
import { listRefused } from './list-refused'
import { listTokenHours } from './list-token-hours'
import { ago, cameTo, test, wasRefused } from './testing/counted'
import { startsOf, USAGE_RANGES } from './usage'

test('a range ends with the present hour or day, and each step begins in UTC', () => {
  const at = new Date('2026-11-27T18:20:00Z')
  const ends = USAGE_RANGES.map((range) => {
    const starts = startsOf(range, at)
    return [starts.length, starts[0]?.toISOString(), starts.at(-1)?.toISOString()]
  })
  expect(ends).toEqual([
    [24, '2026-11-26T19:00:00.000Z', '2026-11-27T18:00:00.000Z'],
    [168, '2026-11-20T19:00:00.000Z', '2026-11-27T18:00:00.000Z'],
    [30, '2026-10-29T00:00:00.000Z', '2026-11-27T00:00:00.000Z'],
    [90, '2026-08-30T00:00:00.000Z', '2026-11-27T00:00:00.000Z'],
  ])
})

test('usage has a row for each credential that is active or was used, and what was refused', async ({
  people: { dora, sam },
}) => {
  const { id: appId } = await anApp(dora)
  const old = await giveSecret(appId, { retirement: 'revoked' })
  const unused = await giveSecret(appId, { retirement: 'revoked' })
  const fresh = await giveSecret(appId)
  cameTo(appId, old.id, { ago: 3 * HOUR, times: 5 })
  cameTo(appId, fresh.id, { times: 2 })
  cameTo(appId, 'key_gone', { kind: 'key' })
  cameTo(appId, old.id, { ago: 40 * DAY, times: 7 })
  wasRefused(appId, old.id)
  wasRefused(appId, null, { proven: false, cause: 'unknown_secret' })
  await flushUses()

  const day = await findUsage(sam, appId, '24h')
  expect(day.starts).toHaveLength(24)
  const last = (points: number[]) => points.slice(-4)
  expect(
    day.series.map(({ credential, points }) => [credential.id, credential.active, last(points)]),
  ).toEqual([
    [fresh.id, true, [0, 0, 0, 2]],
    [old.id, false, [5, 0, 0, 0]],
    ['key_gone', false, [0, 0, 0, 1]],
  ])
  expect(day.series[0]?.credential.hint).toBe(`kt_cs_${fresh.id}_…${fresh.value.slice(-4)}`)
  expect(last(day.refused)).toEqual([0, 0, 0, 2])
  const quarter = await findUsage(dora, appId, '90d')
  const days = quarter.series.find(({ credential }) => credential.id === old.id)?.points ?? []
  expect([days.at(-41), days.reduce((all, one) => all + one, 0)]).toEqual([7, 12])
  expect(quarter.series.some(({ credential }) => credential.id === unused.id)).toBe(false)

  const daily = await findDailyUses(dora, appId)
  expect([...daily.keys()].toSorted()).toEqual([old.id, fresh.id, 'key_gone'].toSorted())
  expect(daily.get(fresh.id)).toEqual([...Array<number>(29).fill(0), 2])
})

test('callers come the newest first, of one credential or of all, since then or ever', async ({
  people: { dora },
}) => {
  const { id: appId } = await anApp(dora)
  const [one, two] = [await giveSecret(appId), await giveSecret(appId, { slot: 2 })]
  cameTo(appId, one.id, { ago: 50 * HOUR, times: 3, address: '192.0.2.50' })
  cameTo(appId, two.id, { ago: HOUR, address: '192.0.2.1' })
  cameTo(appId, one.id, { times: 2, address: '192.0.2.2' })
  for (let n = 0; n < 120; n += 1)
    cameTo(appId, two.id, { ago: 99 * HOUR, address: `198.51.100.${n}` })
  await flushUses()
  const all = await listCallers(dora, appId)
  expect([all.callers.length, all.more]).toEqual([100, 23])
  expect(all.callers.slice(0, 3).map(({ address, uses }) => [address, uses])).toEqual([
    ['192.0.2.2', 2],
    ['192.0.2.1', 1],
    ['192.0.2.50', 3],
  ])
  const own = await listCallers(dora, appId, { credentialId: one.id, since: ago(DAY) })
  expect(own.more).toBe(0)
  expect(own.callers).toMatchObject([
    { address: '192.0.2.2', credential: { id: one.id, name: `Secret ${one.id}` } },
  ])
})

test('hours of callers are paged, each row once, and only those of apps one may read', async ({
  people: { dora, dan, sam, strange },
}) => {
  const [one, two] = [await anApp(dora), await anApp(dan)]
  for (const app of [one, two]) {
    const { id } = await giveSecret(app.id)
    for (let n = 0; n < 12; n += 1)
      cameTo(app.id, id, { ago: (n % 3) * HOUR, address: `192.0.2.${n}`, times: n + 1 })
  }
  await flushUses()
  const range = { from: ago(DAY), to: ago(-HOUR) }
  const seen: string[] = []
  let before: string | null = null
  do {
    const page: Awaited<ReturnType<typeof listTokenHours>> = await listTokenHours(sam, {
      ...range,
      before,
      take: 5,
    })
    seen.push(
      ...page.hours.map(
        ({ appId, address, hour, uses }) => `${appId} ${address} ${hour.getTime()} ${uses}`,
      ),
    )
    before = page.next
  } while (before !== null)
  expect([seen.length, new Set(seen).size]).toEqual([24, 24])
  const times = seen.map((row) => Number(row.split(' ')[2]))
  expect(times).toEqual(times.toSorted((a, b) => b - a))
  const own = await listTokenHours(dora, range)
  expect(new Set(own.hours.map(({ appName, appId }) => `${appName} ${appId}`)).size).toBe(1)
  expect((await listTokenHours(sam, { ...range, apps: [two.id] })).hours).toHaveLength(12)
  expect((await listTokenHours(strange, { ...range, apps: [two.id] })).hours).toEqual([])
  expect((await listTokenHours(dora, { ...range, apps: [two.id] })).hours).toEqual([])
  expect((await listTokenHours(sam, { ...range, apps: [] })).hours).toEqual([])
  await deleteApp(dan, two.id, { typedName: two.name })
  const both = await listTokenHours(sam, { ...range, apps: [one.id, two.id] })
  expect(both.hours).toHaveLength(24)
})

test('a stranger, and a developer of another app, are told of nothing', async ({
  people: { dora, dan, strange },
}) => {
  const { id } = await anApp(dora)
  cameTo(id, (await giveSecret(id)).id)
  await flushUses()
  for (const actor of [dan, strange]) {
    await expectRefused(findUsage(actor, id, '24h'), 'not_found')
    await expectRefused(findDailyUses(actor, id), 'not_found')
    await expectRefused(listCallers(actor, id), 'not_found')
    await expectRefused(listRefused(actor, id, { since: now() }), 'not_found')
    await expectRefused(findBlastRadius(actor, id), 'not_found')
    const wanted = { apps: [id], from: ago(DAY), to: now() }
    expect((await listTokenHours(actor, wanted)).hours).toEqual([])
  }
})

test('the blast radius counts callers of a day, living tokens, and the people behind them', async ({
  people: { dora, dan, sam },
}) => {
  const { id: appId } = await anApp(dora)
  const [one, two] = [await giveSecret(appId), await giveSecret(appId, { slot: 2 })]
  const dead = await giveSecret(appId, { retirement: 'revoked' })
  cameTo(appId, one.id, { ago: HOUR })
  cameTo(appId, two.id, { ago: 2 * DAY })
  await flushUses()
  const token = (secretId: string, more: object = {}) =>
    db().artifact.create({
      data: {
        digest: new Uint8Array(randomBytes(32)),
        kind: 'ClientCredentials',
        appId,
        secretId,
        createdAt: ago(60),
        expiresAt: ago(-HOUR),
        ...more,
      },
    })
  await token(one.id)
  await token(one.id, { kind: 'AccessToken', personId: dan.personId })
  await token(one.id, { kind: 'RefreshToken', personId: dan.personId })
  await token(two.id, { kind: 'AccessToken', personId: sam.personId })
  await token(dead.id, { kind: 'AccessToken', personId: dora.personId })
  await token(one.id, { expiresAt: ago(1) })
  await token(one.id, { kind: 'RefreshToken', personId: dora.personId, consumedAt: ago(5) })
  await token(one.id, { kind: 'AuthorizationCode', personId: dora.personId })
  await token(one.id, { kind: 'AccessToken', grantDigest: new Uint8Array(32).fill(99) })
  const whole = await findBlastRadius(sam, appId)
  expect([whole.callers.length, whole.more, whole.tokens, whole.people]).toEqual([1, 0, 4, 2])
  const ofOne = await findBlastRadius(dora, appId, { secretId: one.id })
  expect([ofOne.tokens, ofOne.people]).toEqual([3, 1])
  expect(await findBlastRadius(dora, appId, { secretId: dead.id })).toMatchObject({ tokens: 0 })
})

test('the blast radius of a public key is its own', async ({ people: { dora, dan } }) => {
  const { id: appId } = await anApp(dora)
  const named = (name: string) => ({ name, publicKey: aPublicKey() })
  const keys = [
    await addAppKey(dora, appId, named('One')),
    await addAppKey(dora, appId, named('Other')),
  ]
  for (const { id: keyId } of keys) {
    await db().artifact.create({
      data: {
        digest: new Uint8Array(randomBytes(32)),
        kind: 'AccessToken',
        appId,
        keyId,
        personId: dan.personId,
        createdAt: ago(60),
        expiresAt: ago(-HOUR),
      },
    })
  }
  const [one] = keys
  const found = await findBlastRadius(dora, appId, { keyId: one?.id ?? '' })
  expect([found.tokens, found.people]).toEqual([1, 1])
  expect((await findBlastRadius(dora, appId)).tokens).toBe(2)
})
