import { createLocalJWKSet, decodeProtectedHeader, type JSONWebKeySet, jwtVerify } from 'jose'
import type { Actor } from '@/lib/actor'
import { NO_ORIGIN } from '@/lib/actor'
import { DAY, HOUR, MINUTE, moveClock, now } from '@/lib/clock'
import { config, provideConfig } from '@/lib/config'
import { db } from '@/lib/db/client'
import { closePool } from '@/lib/db/pool'
import { makeApi } from '../resources/testing/apis'
import { makeAppWithSecret } from '../testing/apps'
import { basic, type EngineUnderTest, expect, test } from '../testing/engine-test'
import { distrustKeyRing } from './key-ring'
import { listSigningKeys } from './list-signing-keys'
import { loadSigningKeys } from './load-signing-keys'
import { rotateSigningKeysOnSchedule } from './rotate-on-schedule'
import { rotateSigningKey } from './rotate-signing-key'

const administrator = (organizationId: string): Actor => ({
  personId: 'psn_x',
  personName: 'Ada',
  organizationId,
  role: 'administrator',
  provenAt: now(),
  origin: NO_ORIGIN,
})

async function makeMint(engine: EngineUnderTest) {
  const { organization, appId, secret } = await makeAppWithSecret()
  const { identifier } = await makeApi(organization, { tokenTtlSeconds: 48 * HOUR })
  const headers = basic(appId, secret.value)
  const body = { grant_type: 'client_credentials', resource: identifier }
  return {
    actor: administrator(organization.organizationId),
    mint: async () => {
      const answer = await engine.post('/oauth2/token', body, headers)
      expect(answer.status).toBe(200)
      return String(answer.body.access_token)
    },
    isActive: async (token: string) =>
      (await engine.post('/oauth2/introspect', { token }, headers)).body.active,
  }
}

const proven = (actor: Actor): Actor => ({ ...actor, provenAt: now() })

const kidOf = (token: string) => decodeProtectedHeader(token).kid

async function published(engine: EngineUnderTest): Promise<JSONWebKeySet> {
  return (await fetch(`${engine.origin}/oauth2/jwks`)).json()
}

/** The states of the keys of one ring, in the order in which a key goes through them, backwards. */
const statuses = async (algorithm = 'RS256') => {
  const keys = await db().signingKey.findMany({
    where: { algorithm },
    orderBy: { status: 'desc' },
  })
  return keys.map(({ status }) => status)
}

const ALGORITHMS = ['RS256', 'ES256', 'EdDSA']
const everyRing = () => Promise.all(ALGORITHMS.map(statuses))
const allOf = (states: string[]) => ALGORITHMS.map(() => states)

/** Until every cache knows the next keys. */
const untilKnown = () => moveClock(HOUR)

test('each algorithm has a key that signs, and one that is published to follow it', async ({
  engine,
}) => {
  const { mint } = await makeMint(engine)
  expect(await everyRing()).toEqual(allOf(['current', 'next']))
  const { keys } = await published(engine)
  expect(keys).toHaveLength(6)
  const rows = await db().signingKey.findMany()
  for (const key of [...keys, ...rows.map(({ publicJwk }) => publicJwk as object)]) {
    for (const secret of ['d', 'p', 'q', 'dp', 'dq', 'qi']) expect(key).not.toHaveProperty(secret)
  }
  expect(keys.map(({ kid }) => kid)).toContain(kidOf(await mint()))
})

test('after a rotation the next key signs, and what the retired one signed is still valid', async ({
  engine,
}) => {
  const { actor, mint, isActive } = await makeMint(engine)
  const before = await mint()
  const known = createLocalJWKSet(await published(engine))
  untilKnown()
  await rotateSigningKey(proven(actor))
  const after = await mint()
  expect(kidOf(after)).not.toBe(kidOf(before))
  // Who has fetched the keys before can verify both.
  await jwtVerify(before, known)
  await jwtVerify(after, known)
  expect([await isActive(before), await isActive(after)]).toEqual([true, true])
  const { keys } = await published(engine)
  expect(keys.map(({ kid }) => kid)).toEqual(expect.arrayContaining([kidOf(before), kidOf(after)]))
  expect(await everyRing()).toEqual(allOf(['retired', 'current', 'next']))
  const events = await db().auditEvent.findMany({ where: { action: 'signing_key.rotated' } })
  expect(events.map(({ detail }) => (detail as { algorithm: string }).algorithm)).toEqual(
    expect.arrayContaining(ALGORITHMS),
  )
  expect(events.find(({ targetId }) => targetId === kidOf(after))?.detail).toEqual({
    retired: kidOf(before),
    algorithm: 'RS256',
  })
})

test('while tokens are minted, rotations refuse none and let none go unverified', async ({
  engine,
}) => {
  const { actor, mint, isActive } = await makeMint(engine)
  const tokens: string[] = []
  let running = true
  const loops = Array.from({ length: 8 }, async () => {
    while (running) tokens.push(await mint())
  })
  for (let round = 1; round <= 3; round += 1) {
    const enough = round * 20
    await expect.poll(() => tokens.length, { intervals: [5] }).toBeGreaterThan(enough)
    await db().signingKey.updateMany({
      data: { createdAt: new Date(now().getTime() - HOUR * 1000) },
    })
    await rotateSigningKey(actor)
  }
  await expect.poll(() => tokens.length, { intervals: [5] }).toBeGreaterThan(90)
  running = false
  await Promise.all(loops)
  expect(new Set(tokens.map(kidOf)).size).toBeGreaterThan(1)
  const keys = createLocalJWKSet(await published(engine))
  await Promise.all(tokens.map((token) => jwtVerify(token, keys)))
  expect(new Set(await Promise.all(tokens.slice(-20).map(isActive)))).toEqual(new Set([true]))
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

test('the schedule rotates after 90 days, and takes a retired key away after two more', async ({
  engine,
}) => {
  const { mint } = await makeMint(engine)
  const first = await mint()
  moveClock(89 * DAY)
  expect(await rotateSigningKeysOnSchedule()).toBe(false)
  moveClock(DAY)
  expect(await rotateSigningKeysOnSchedule()).toBe(true)
  expect(await rotateSigningKeysOnSchedule()).toBe(false)
  expect(await everyRing()).toEqual(allOf(['retired', 'current', 'next']))
  moveClock(48 * HOUR)
  await rotateSigningKeysOnSchedule()
  expect((await published(engine)).keys.map(({ kid }) => kid)).toContain(kidOf(first))
  moveClock(2 * HOUR)
  await rotateSigningKeysOnSchedule()
  expect((await published(engine)).keys.map(({ kid }) => kid)).not.toContain(kidOf(first))
  expect(await everyRing()).toEqual(allOf(['current', 'next']))
})

test('a key made less than a day ago does not sign by schedule', async ({ engine }) => {
  const { actor } = await makeMint(engine)
  moveClock(90 * DAY)
  await rotateSigningKey({ ...actor, provenAt: now() })
  await db().signingKey.updateMany({
    where: { status: 'current' },
    data: { activatedAt: new Date(now().getTime() - 91 * DAY * 1000) },
  })
  expect(await rotateSigningKeysOnSchedule()).toBe(false)
  moveClock(DAY)
  expect(await rotateSigningKeysOnSchedule()).toBe(true)
})

test('nobody rotates to a key that a cache may not know yet', async ({ engine }) => {
  const { actor, mint } = await makeMint(engine)
  const before = kidOf(await mint())
  moveClock(30 * MINUTE)
  const early = rotateSigningKey(proven(actor))
  await expect(early).rejects.toMatchObject({ code: 'next_key_too_new' })
  expect(kidOf(await mint())).toBe(before)
  moveClock(2 * MINUTE)
  await rotateSigningKey(proven(actor))
  expect(kidOf(await mint())).not.toBe(before)
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

test('many who rotate at once leave one key that signs and one that follows', async ({
  engine,
}) => {
  const { actor, mint } = await makeMint(engine)
  untilKnown()
  const ways = Array.from({ length: 5 }, () => rotateSigningKey(proven(actor)))
  const refused = (await Promise.allSettled(ways)).filter(({ status }) => status === 'rejected')
  expect(refused).toHaveLength(4)
  expect(await everyRing()).toEqual(allOf(['retired', 'current', 'next']))
  await mint()
})

test('administrators alone rotate keys, developers do not see them, nobody a private half', async ({
  engine,
}) => {
  const { actor } = await makeMint(engine)
  const developer = { ...actor, role: 'developer' } as const
  await expect(rotateSigningKey(developer)).rejects.toMatchObject({ code: 'forbidden' })
  await expect(listSigningKeys(developer)).rejects.toMatchObject({ code: 'not_found' })
  const stale = { ...actor, provenAt: new Date(now().getTime() - 6 * 60_000) }
  await expect(rotateSigningKey(stale)).rejects.toMatchObject({ code: 'step_up_required' })
  const views = await listSigningKeys(actor)
  expect(
    views
      .map(({ status }) => status)
      .toSorted()
      .join(),
  ).toBe('current,current,current,next,next,next')
  expect(JSON.stringify(views)).not.toContain('"d"')
})

test('an engine whose database is away goes on with the keys that it knows', async ({ engine }) => {
  const { mint } = await makeMint(engine)
  const token = await mint()
  const { databaseUrl } = config()
  provideConfig({ ...config(), databaseUrl: 'postgresql://nobody@127.0.0.1:1/nothing' })
  await closePool()
  distrustKeyRing()
  expect((await published(engine)).keys.map(({ kid }) => kid)).toContain(kidOf(token))
  await closePool()
  provideConfig({ ...config(), databaseUrl })
  await mint()
})
