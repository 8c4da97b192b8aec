import { createLocalJWKSet, jwtVerify } from 'jose'
import type { Actor } from '@/lib/actor'
import { HOUR, MINUTE, moveClock, now } from '@/lib/clock'
import { newId } from '@/lib/crypto/random'
import { db } from '@/lib/db/client'
import { expect, test } from '../testing/engine-test'
import { listSigningKeys } from './list-signing-keys'
import { rotateSigningKey } from './rotate-signing-key'
import { ALGORITHMS, allOf, everyRing, kidOf, makeMint, publishedSet } from './testing/rings'

const proven = (actor: Actor): Actor => ({ ...actor, provenAt: now() })

/** Until every cache knows the next keys. */
const untilKnown = () => moveClock(HOUR)

test('after a rotation the next key signs, and what the retired one signed is still valid', async ({
  engine,
}) => {
  const { actor, mint, isActive } = await makeMint(engine)
  const before = await mint()
  const known = createLocalJWKSet(await publishedSet(engine))
  untilKnown()
  await rotateSigningKey(proven(actor))
  const after = await mint()
  expect(kidOf(after)).not.toBe(kidOf(before))
  // Who has fetched the keys before can verify both.
  await jwtVerify(before, known)
  await jwtVerify(after, known)
  expect([await isActive(before), await isActive(after)]).toEqual([true, true])
  const { keys } = await publishedSet(engine)
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
  const keys = createLocalJWKSet(await publishedSet(engine))
  await Promise.all(tokens.map((token) => jwtVerify(token, keys)))
  expect(new Set(await Promise.all(tokens.slice(-20).map(isActive)))).toEqual(new Set([true]))
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
  const stale = { ...actor, provenAt: new Date(now().getTime() - 16 * 60_000) }
  await expect(rotateSigningKey(stale)).rejects.toMatchObject({ code: 'step_up_required' })
  const { keys: views, mayRotate } = await listSigningKeys(actor)
  expect(mayRotate).toBe(true)
  expect(
    views
      .map(({ status }) => status)
      .toSorted()
      .join(),
  ).toBe('current,current,current,next,next,next')
  expect(JSON.stringify(views)).not.toContain('"d"')
})

test('administrators of the first organization alone rotate, and the log there says who did', async ({
  engine,
}) => {
  const { actor } = await makeMint(engine)
  untilKnown()
  const later = { id: newId('org'), name: 'Later', createdAt: now() }
  await db().organization.create({ data: later })
  const stranger: Actor = { ...proven(actor), organizationId: later.id, personName: 'Strange' }
  await expect(rotateSigningKey(stranger)).rejects.toMatchObject({ code: 'forbidden' })
  expect((await listSigningKeys(stranger)).mayRotate).toBe(false)
  await rotateSigningKey(proven(actor))
  const where = { action: 'signing_key.rotated' }
  const events = await db().auditEvent.findMany({
    where,
    distinct: ['organizationId', 'actorName'],
  })
  expect(events).toMatchObject([{ organizationId: actor.organizationId, actorName: 'Ada' }])
})
