import { moveClock, now } from '@/lib/clock'
import { db, inTransaction } from '@/lib/db/client'
import { waitingForLocks } from '@/lib/db/testing/waiting-for-locks'
import { deliverDueNotices } from '@/lib/oauth/logout-notices/deliver-notices'
import { noteEndedPlace } from '@/lib/oauth/sessions/note-ended-place'
import { test as base, expect, signedIn } from '@/lib/oauth/testing/listening-app'
import { makePerson } from '@/lib/oauth/testing/people'
import { disablePerson } from '@/lib/people/disable-person'
import { LEASE_SECONDS } from '@/lib/queue/queue'

type SignedIn = Awaited<ReturnType<typeof signedIn>>

/** Somebody who is signed in to an app of an organization, and a member of another one, too. */
const test = base.extend<{ app: SignedIn & { organizationId: string } }>({
  app: async ({ engine: { origin }, listener }, use) => {
    const app = await signedIn({ origin, listener })
    const { organizationId } = app.party.organization
    await addTo(app, organizationId)
    await addTo(app, (await makePerson()).organizationId)
    await use({ ...app, organizationId })
  },
})

async function addTo({ actor: { personId } }: SignedIn, organizationId: string): Promise<void> {
  const membership = { personId, organizationId, role: 'developer' } as const
  await db().membership.create({ data: { ...membership, createdAt: now() } })
}

function disableIn({ actor }: SignedIn, organizationId: string): Promise<void> {
  const ada = { personId: 'psn_other', personName: 'Ada', role: 'administrator' } as const
  return disablePerson({ ...actor, ...ada, organizationId, provenAt: now() }, actor.personId)
}

test('who is disabled in one organization of several is signed out of its apps alone', async ({
  app,
  listener,
}) => {
  const { personId } = app.actor
  const other = await makePerson()
  await addTo(app, other.organizationId)
  await disableIn(app, other.organizationId)
  await disableIn(app, app.organizationId)
  await expect.poll(() => listener.heard).toMatchObject([{ sub: personId, sid: app.claims?.sid }])
  await expect.poll(() => db().logoutNotice.count()).toBe(0)
  expect(await db().artifact.count({ where: { kind: 'Session', personId } })).toBe(1)
})

test('killed right after the commit, a process leaves the notice to another one', async ({
  app,
  listener,
}) => {
  const { organizationId, actor } = app
  // What would be done after the commit is not done.
  await inTransaction((tx) => noteEndedPlace(tx, { personId: actor.personId, organizationId }))
  expect(await deliverDueNotices()).toBe(0)
  moveClock(LEASE_SECONDS)
  expect(await deliverDueNotices()).toBe(1)
  expect(listener.heard).toMatchObject([{ sub: actor.personId, sid: app.claims?.sid }])
})

test('a change that is rolled back leaves no notice', async ({ app }) => {
  const { organizationId, actor } = app
  const rolledBack = inTransaction(async (tx) => {
    await noteEndedPlace(tx, { personId: actor.personId, organizationId })
    throw new Error('refused')
  })
  await expect(rolledBack).rejects.toThrow('refused')
  expect(await db().logoutNotice.count()).toBe(0)
})

test('an app that is locked meanwhile is told after the commit, and nobody waits in a circle', async ({
  app,
  listener,
}) => {
  await inTransaction(async (tx) => {
    await tx.$queryRaw`SELECT FROM app WHERE id = ${app.party.appId} FOR UPDATE`
    await disableIn(app, app.organizationId)
    await expect.poll(waitingForLocks).toBe(1)
    expect(listener.heard).toEqual([])
  })
  await expect.poll(() => listener.heard).toHaveLength(1)
})
