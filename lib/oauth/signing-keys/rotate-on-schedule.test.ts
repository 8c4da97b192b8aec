import { DAY, HOUR, moveClock, now } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { expect, test } from '../testing/engine-test'
import { rotateSigningKeysOnSchedule } from './rotate-on-schedule'
import { rotateSigningKey } from './rotate-signing-key'
import { allOf, everyRing, kidOf, makeMint, publishedSet } from './testing/rings'

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
  const where = { action: 'signing_key.rotated' }
  const names = (await db().auditEvent.findMany({ where })).map(({ actorName }) => actorName)
  expect(names).toEqual(['Keyturn', 'Keyturn', 'Keyturn'])
  moveClock(48 * HOUR)
  await rotateSigningKeysOnSchedule()
  expect((await publishedSet(engine)).keys.map(({ kid }) => kid)).toContain(kidOf(first))
  moveClock(2 * HOUR)
  await rotateSigningKeysOnSchedule()
  expect((await publishedSet(engine)).keys.map(({ kid }) => kid)).not.toContain(kidOf(first))
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
