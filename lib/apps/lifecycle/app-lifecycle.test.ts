import { addAppMember } from '@/lib/apps/testing/parsed'
import { DAY, moveClock, now } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { findApp } from '../find-app'
import { editApp } from '../registration/edit-app'
import {
  actionsOf,
  anApp,
  emailOf,
  expect,
  expectRefused,
  registrationOf,
  test,
} from '../testing/fixtures'
import { deleteApp } from './delete-app'
import { purgeDeletedApps } from './purge-deleted-apps'
import { restoreApp } from './restore-app'
import { resumeApp } from './resume-app'
import { suspendApp } from './suspend-app'

const typed = { typedName: 'Ticket desk' }

/** A secret written straight into its table, with an hour of use. */
async function aUsedSecret(appId: string, id: string): Promise<void> {
  await db().secret.create({
    data: {
      id,
      appId,
      slot: 1,
      name: 'One',
      prefix: 'kt_cs',
      lastFour: 'abcd',
      pepperVersion: 1,
      digest: new Uint8Array(32),
      createdAt: now(),
      createdById: '',
      createdByName: 'Dora',
    },
  })
  const hour = new Date('2026-11-21T01:00:00Z')
  await db().secretUseHour.create({ data: { secretId: id, hour, uses: 7 } })
}

test('suspend, resume, delete and restore each raise the version and leave a trace', async ({
  people: { dora },
}) => {
  const { id } = await anApp(dora)
  expect(await suspendApp(dora, id)).toMatchObject({ status: 'suspended', version: 2 })
  expect(await resumeApp(dora, id)).toMatchObject({ status: 'active', version: 3 })
  expect(await deleteApp(dora, id, typed)).toMatchObject({ status: 'deleted', version: 4 })
  expect(await restoreApp(dora, id)).toMatchObject({ status: 'active', version: 5 })
  expect(await actionsOf(dora.organizationId)).toEqual([
    'app.registered',
    'app.suspended',
    'app.resumed',
    'app.deleted',
    'app.restored',
  ])
})

test('doing it twice changes nothing the second time', async ({ people: { dora } }) => {
  const { id } = await anApp(dora)
  expect(await resumeApp(dora, id)).toMatchObject({ version: 1 })
  expect(await restoreApp(dora, id)).toMatchObject({ version: 1 })
  const suspended = await suspendApp(dora, id)
  expect(await suspendApp(dora, id)).toEqual(suspended)
  expect(await actionsOf(dora.organizationId)).toHaveLength(2)
})

test('an app is deleted only with its name typed, as it is written', async ({
  people: { dora },
}) => {
  const { id } = await anApp(dora)
  for (const typedName of ['', 'ticket desk', 'Ticket  desk', 'Ticket desk!']) {
    await expectRefused(deleteApp(dora, id, { typedName }), 'confirmation_mismatch')
  }
  await deleteApp(dora, id, { typedName: ' Ticket desk ' })
})

test('a deleted app is restored first, then changed', async ({ people: { ada, dora } }) => {
  const { id } = await anApp(dora)
  await deleteApp(dora, id, typed)
  const email = await emailOf(ada)
  const changes = [
    () => editApp(dora, id, registrationOf()),
    () => suspendApp(dora, id),
    () => resumeApp(dora, id),
    () => deleteApp(dora, id, typed),
    () => addAppMember(dora, id, { email }),
  ]
  for (const change of changes) await expectRefused(change(), 'app_deleted')
})

test('a suspended app that was deleted is restored suspended', async ({ people: { dora } }) => {
  const { id } = await anApp(dora)
  await suspendApp(dora, id)
  await deleteApp(dora, id, typed)
  expect((await restoreApp(dora, id)).status).toBe('suspended')
})

test('a deleted app is restorable for 7 days, then purged with its secrets', async ({
  people: { dora },
}) => {
  const { id } = await anApp(dora)
  const kept = await anApp(dora, { name: 'Kept' })
  await aUsedSecret(id, 'AAAAAAA1')
  await aUsedSecret(kept.id, 'AAAAAAA2')
  await deleteApp(dora, id, typed)
  moveClock(6.9 * DAY)
  expect(await purgeDeletedApps()).toBe(0)
  expect((await findApp(dora, id)).status).toBe('deleted')
  moveClock(0.2 * DAY)
  await expectRefused(restoreApp(dora, id), 'restore_window_over')
  expect(await purgeDeletedApps()).toBe(1)
  await expectRefused(findApp(dora, id), 'not_found')
  expect((await findApp(dora, kept.id)).status).toBe('active')
  expect(await db().secret.findMany({ select: { id: true } })).toEqual([{ id: 'AAAAAAA2' }])
  expect(await db().secretUseHour.count()).toBe(1)
  const event = await db().auditEvent.findFirstOrThrow({ where: { action: 'app.purged' } })
  expect(event).toMatchObject({ actorName: 'Keyturn', actorId: null, targetName: 'Ticket desk' })
})

test('two purges at the same moment purge each app once', async ({ people: { dora } }) => {
  for (const name of ['One', 'Two', 'Three']) {
    const { id } = await anApp(dora, { name })
    await deleteApp(dora, id, { typedName: name })
  }
  moveClock(8 * DAY)
  const counts = await Promise.all([purgeDeletedApps(), purgeDeletedApps(), purgeDeletedApps()])
  expect(counts.reduce((a, b) => a + b)).toBe(3)
  const actions = await actionsOf(dora.organizationId)
  expect(actions.filter((action) => action === 'app.purged')).toHaveLength(3)
})
