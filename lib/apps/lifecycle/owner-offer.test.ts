import { addAppMember, changeOwners } from '@/lib/apps/testing/parsed'
import { DAY, moveClock, now, secondsAfter } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { disablePerson } from '@/lib/people/disable-person'
import { enablePerson } from '@/lib/people/enable-person'
import { findApp } from '../find-app'
import { actionsOf, anApp, emailOf, expect, expectRefused, test } from '../testing/fixtures'
import { acceptApp } from './accept-app'
import { declineApp } from './decline-app'
import { deleteApp } from './delete-app'
import { findOwnerOffer } from './find-owner-offer'
import { listOfferedApps } from './list-offered-apps'
import { withdrawOffer } from './withdraw-offer'

type Person = Parameters<typeof emailOf>[0]

async function offered(from: Person, to: Person): Promise<string> {
  const { id } = await anApp(from)
  await changeOwners(from, { appIds: [id], email: await emailOf(to) })
  return id
}

test('an owner offers an app, and whoever gets it accepts', async ({ people: { dora, dan } }) => {
  const id = await offered(dora, dan)
  expect((await findApp(dora, id)).owner.name).toBe('Dora')
  expect(await findOwnerOffer(dora, id)).toMatchObject({ to: { name: 'Dan' } })
  expect(await listOfferedApps(dan)).toMatchObject([{ app: { id }, from: { name: 'Dora' } }])
  await acceptApp(dan, id)
  expect((await findApp(dan, id)).owner.name).toBe('Dan')
  await expectRefused(findApp(dora, id), 'not_found')
  expect(await listOfferedApps(dan)).toEqual([])
  expect((await actionsOf(dan.organizationId)).slice(1)).toEqual([
    'app.owner_offered',
    'app.owner_changed',
  ])
  const event = await db().auditEvent.findFirstOrThrow({ where: { action: 'app.owner_changed' } })
  expect(event).toMatchObject({ actorName: 'Dan', detail: { before: 'Dora', accepted: true } })
})

test('only whoever it is offered to can answer, with a step-up, and once', async ({
  people: { ada, dora, dan, sam, strange },
}) => {
  const id = await offered(dora, dan)
  for (const other of [ada, dora, sam, strange]) {
    await expectRefused(acceptApp(other, id), 'not_found')
    await expectRefused(declineApp(other, id), 'not_found')
    expect(await listOfferedApps(other)).toEqual([])
  }
  await expectRefused(
    acceptApp({ ...dan, provenAt: secondsAfter(now(), -3_600 * 24) }, id),
    'step_up_required',
  )
  await expectRefused(acceptApp({ ...dan, role: 'support' }, id), 'forbidden')
  const answers = await Promise.allSettled([acceptApp(dan, id), declineApp(dan, id)])
  expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
})

test('it can be declined, withdrawn and made to somebody else', async ({
  people: { ada, dora, dan },
}) => {
  const id = await offered(dora, dan)
  await addAppMember(dora, id, { email: await emailOf(dan) })
  await expectRefused(withdrawOffer(dan, id), 'owner_gives_away')
  await declineApp(dan, id)
  await expectRefused(withdrawOffer(dora, id), 'not_found')
  await changeOwners(dora, { appIds: [id], email: await emailOf(dan) })
  await changeOwners(dora, { appIds: [id], email: await emailOf(ada) })
  await expectRefused(acceptApp(dan, id), 'not_found')
  await withdrawOffer(ada, id)
  await expectRefused(acceptApp(ada, id), 'not_found')
  expect((await findApp(dora, id)).owner.name).toBe('Dora')
})

test('it ends after 14 days, with the app, with its giver, and when an administrator decides', async ({
  people: { ada, dora, dan },
}) => {
  const [late, gone, given] = [
    await offered(dora, dan),
    await offered(dora, dan),
    await offered(dora, dan),
  ]
  await deleteApp(dora, gone, { typedName: 'Ticket desk' })
  await expectRefused(acceptApp(dan, gone), 'app_deleted')
  await changeOwners(ada, { appIds: [given], email: await emailOf(ada) })
  await expectRefused(acceptApp(dan, given), 'not_found')
  expect((await listOfferedApps(dan)).map(({ app }) => app.id)).toEqual([late])
  await disablePerson(ada, dora.personId)
  expect(await listOfferedApps(dan)).toEqual([])
  await expectRefused(acceptApp(dan, late), 'not_found')
  await enablePerson(ada, dora.personId)
  moveClock(14 * DAY)
  await expectRefused(acceptApp(dan, late), 'not_found')
  expect(await findOwnerOffer(dora, late)).toBeNull()
})
