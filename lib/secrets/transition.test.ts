import { anApp, expect, expectRefused, refusalOf, test } from '@/lib/apps/testing/fixtures'
import { moveClock, now, secondsAfter } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { currentPepperVersion } from '@/lib/keys'
import { placeMovedIn } from './place-moved-in'
import { issueSecret, setTransitionEnd } from './testing/parsed'
import { findTransitionEnd, viewTransition } from './view-transition'

const MOVED_IN = {
  slot: 1,
  name: 'Imported 1',
  digest: Buffer.alloc(32, 7),
  pepperVersion: 1,
  foreignDigest: null,
  lastFour: '',
  weakness: 'short',
  expiresAt: null,
} as const

test('the campaign counts who still waits, and who is on the way', async ({
  people: { ada, dora, sam },
}) => {
  const [one, two] = [await anApp(dora), await anApp(ada)]
  const moved = [one, two].map(({ id: appId }) => ({ ...MOVED_IN, appId }))
  await placeMovedIn(db(), ada, moved)
  await issueSecret(dora, one.id, { name: 'Ours', expiresAt: null })
  const { counts } = await viewTransition(sam)
  expect(counts).toEqual({ waiting: 2, apps: 2, weak: 2, neverUsed: 2, rotating: 1 })
  await expectRefused(viewTransition(dora), 'forbidden')
  expect(MOVED_IN.pepperVersion).toBe(currentPepperVersion())
})

test('an administrator sets the last day and takes it back, and the log tells it', async ({
  people: { ada, dora, sam },
}) => {
  const endsOn = secondsAfter(now(), 30 * 86_400)
    .toISOString()
    .slice(0, 10)
  await setTransitionEnd(ada, { endsOn })
  expect((await findTransitionEnd(dora)).endsAt?.toISOString().slice(0, 10)).toBe(endsOn)
  for (const other of [dora, sam])
    await expectRefused(setTransitionEnd(other, { endsOn }), 'forbidden')
  const unproven = { ...ada, provenAt: secondsAfter(now(), -3600) }
  await expectRefused(setTransitionEnd(unproven, { endsOn }), 'step_up_required')
  moveClock(31 * 86_400)
  expect(await findTransitionEnd(dora)).toMatchObject({ isOver: true })
  await setTransitionEnd({ ...ada, provenAt: now() }, { endsOn: '' })
  expect(await findTransitionEnd(dora)).toEqual({ endsAt: null, isOver: false })
  const past = setTransitionEnd({ ...ada, provenAt: now() }, { endsOn: '2020-01-01' })
  expect((await refusalOf(past))?.fields?.endsOn).toContain('has not passed')
  expect(await db().auditEvent.count({ where: { action: 'transition.end_set' } })).toBe(2)
})
