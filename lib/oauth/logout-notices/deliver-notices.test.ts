import { type Actor, NO_ORIGIN } from '@/lib/actor'
import { NOTHING_ADMITTED } from '@/lib/admitted-networks'
import { expectRefused } from '@/lib/apps/testing/fixtures'
import { DAY, HOUR, moveClock, now, secondsAfter } from '@/lib/clock'
import { config, provideConfig } from '@/lib/config'
import { db } from '@/lib/db/client'
import { LEASE_SECONDS } from '@/lib/queue/queue'
import { sweepSessionsOfApps } from '../sessions/tell-of-ended-sessions'
import { test as base, expect, signedIn } from '../testing/listening-app'
import type { LogoutListener } from '../testing/logout-listener'
import { makePerson } from '../testing/people'
import { deliverDueNotices } from './deliver-notices'
import { findDelivery } from './find-delivery'
import { takeDueNotices } from './store'

type SignedIn = Awaited<ReturnType<typeof signedIn>>

const test = base.extend<{ app: SignedIn }>({
  app: async ({ engine: { origin }, listener }, use) => use(await signedIn({ origin, listener })),
})

/** Ends the person's session, and makes the first attempt to tell the app. */
async function signOut({ actor: { personId } }: SignedIn): Promise<void> {
  await db().personSession.deleteMany({ where: { personId } })
  await sweepSessionsOfApps()
}

/** The same, and the app fails at that attempt alone. */
async function signOutInVain(app: SignedIn, listener: LogoutListener): Promise<void> {
  listener.status = 503
  await signOut(app)
  listener.status = 204
}

/** How the app's notices went, as its support staff sees it. */
async function deliveryOf({ party: { appId } }: SignedIn) {
  const { organizationId, ownerId } = await db().app.findUniqueOrThrow({ where: { id: appId } })
  const support: Actor = {
    personId: ownerId,
    personName: 'Sam',
    organizationId,
    role: 'support',
    provenAt: now(),
    origin: NO_ORIGIN,
  }
  return findDelivery(support, appId)
}

/** Ten seconds after the first attempt, and so on, until nothing waits. */
async function letAllPausesPass(): Promise<void> {
  for (let attempt = 1; attempt < 20; attempt += 1) {
    moveClock(12 * HOUR)
    await deliverDueNotices()
  }
}

test('an app that fails is told again later, and its page says why it was not', async ({
  app,
  listener,
}) => {
  await signOutInVain(app, listener)
  expect(await deliveryOf(app)).toMatchObject({
    delivered: 0,
    waiting: 1,
    failure: { reason: 'The app answered 503 where 200 or 204 was expected.' },
  })

  expect(await deliverDueNotices()).toBe(0)
  moveClock(10)
  expect(await deliverDueNotices()).toBe(1)
  expect(listener.heard).toHaveLength(2)
  expect(await deliveryOf(app)).toMatchObject({ delivered: 1, waiting: 0, failure: null })
})

test('what one process has begun and not ended is done by another one', async ({
  app,
  listener,
}) => {
  await signOutInVain(app, listener)
  // A process that is killed in the middle of an attempt leaves this row behind.
  const nextAttemptAt = secondsAfter(now(), LEASE_SECONDS)
  await db().logoutNotice.updateMany({ data: { attempts: 2, nextAttemptAt } })
  expect(await deliverDueNotices()).toBe(0)
  moveClock(LEASE_SECONDS)
  const counts = await Promise.all(Array.from({ length: 5 }, deliverDueNotices))
  expect(counts.toSorted()).toEqual([0, 0, 0, 0, 1])
  expect(await deliveryOf(app)).toMatchObject({ delivered: 1, waiting: 0 })
})

test('an app in an inner network is told once the operator admits it', async ({
  app,
  listener,
}) => {
  const { admitted = NOTHING_ADMITTED, ...rest } = config()
  provideConfig(rest)
  await signOut(app)
  expect((await deliveryOf(app))?.failure?.reason).toContain('KEYTURN_ADMITTED_NETWORKS')
  expect(listener.heard).toEqual([])

  provideConfig({ ...rest, admitted })
  moveClock(10)
  await deliverDueNotices()
  expect(listener.heard).toMatchObject([{ sub: app.actor.personId, sid: app.claims?.sid }])
})

test('after about a day a notice is given up, and counted', async ({ app, listener }) => {
  listener.close()
  await signOut(app)
  const began = now()
  await letAllPausesPass()
  expect(await deliveryOf(app)).toMatchObject({
    delivered: 0,
    abandoned: 1,
    waiting: 0,
    failure: { reason: 'Nothing listens at this address.' },
  })
  const { lastFailedAt } = await db().logoutDelivery.findFirstOrThrow()
  expect(lastFailedAt?.getTime()).toBeGreaterThan(secondsAfter(began, DAY).getTime())
})

test('an app with many notices that it does not take holds up no other app', async ({
  engine: { origin },
  listener,
  app: silent,
}) => {
  const other = await signedIn({ origin, listener })
  const due = ({ party, actor }: SignedIn, secondsAgo: number) => ({
    appId: party.appId,
    personId: actor.personId,
    sid: 'a-session',
    attempts: 1,
    createdAt: now(),
    nextAttemptAt: secondsAfter(now(), -secondsAgo),
  })
  const many = Array.from({ length: 30 }, (_, nth) => due(silent, 60 + nth))
  await db().logoutNotice.createMany({ data: [...many, due(other, 1)] })
  const taken = await takeDueNotices(20)
  expect(taken).toHaveLength(20)
  expect(taken.map(({ appId }) => appId)).toContain(other.party.appId)
  expect(await takeDueNotices(20)).toHaveLength(11)
})

test('an app that was suspended meanwhile is not told', async ({ app, listener }) => {
  await signOutInVain(app, listener)
  await db().app.update({ where: { id: app.party.appId }, data: { suspendedAt: now() } })
  moveClock(DAY)
  await deliverDueNotices()
  expect(listener.heard).toHaveLength(1)
  expect(await db().logoutNotice.count()).toBe(0)
})

test('a stranger learns nothing of an app’s notices', async ({ app: { party } }) => {
  await expectRefused(findDelivery(await makePerson('Mallory'), party.appId), 'not_found')
})
