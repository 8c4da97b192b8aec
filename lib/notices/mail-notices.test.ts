import { acceptInput } from '@/lib/accept-input'
import { suspendApp } from '@/lib/apps/lifecycle/suspend-app'
import { anApp, expect, test } from '@/lib/apps/testing/fixtures'
import { recordEvents } from '@/lib/audit/record-event'
import { DAY, HOUR, MINUTE, moveClock, now } from '@/lib/clock'
import { newId } from '@/lib/crypto/random'
import { db, inTransaction } from '@/lib/db/client'
import { mailNotices } from './mail-notices'
import { preferencesForm } from './notice-input'
import { setPreferences } from './notice-preferences'
import { beginDay, disable, tellAll } from './testing/told'

const mails = () => db().mail.findMany({ orderBy: { id: 'asc' } })

test('what is told at once is one mail, a minute later, with a link', async ({
  people: { ada, dora },
}) => {
  const app = await anApp(dora)
  await suspendApp(ada, app.id)
  await tellAll()
  expect(await mailNotices()).toBe(0)
  moveClock(2 * MINUTE)
  const turns = await Promise.all([mailNotices(), mailNotices(), mailNotices()])
  expect(turns.reduce((all, one) => all + one)).toBe(1)
  expect(await mails()).toMatchObject([
    {
      address: dora.email,
      personId: dora.personId,
      subject: 'Ticket desk: Ada suspended the app',
      body: { button: { url: `http://localhost:3000/apps/${app.id}` } },
    },
  ])
})

test('much of one kind is one mail with its number, and what comes later that day waits', async ({
  people: { ada, dora },
}) => {
  beginDay()
  const app = await anApp(dora)
  const target = { kind: 'app', id: app.id, name: app.name } as const
  const many = Array.from({ length: 3_000 }, () => ({ target }))
  await inTransaction((tx) => recordEvents(tx, ada, 'app.suspended', many))
  await tellAll()
  moveClock(20 * MINUTE)
  await mailNotices()
  expect((await mails()).map(({ subject }) => subject)).toEqual(['3,000 apps were suspended'])
  await inTransaction((tx) => recordEvents(tx, ada, 'app.suspended', many))
  await tellAll()
  moveClock(20 * MINUTE)
  expect(await mailNotices()).toBe(0)
  moveClock(DAY)
  await mailNotices()
  expect((await mails()).at(-1)?.subject).toBe('6,000 apps were suspended')
})

test('a digest is one mail a day, in the organization that it is about', async ({
  people: { ada, dora },
}) => {
  const { organizationId, personId } = dora
  const other = newId('org')
  await db().organization.create({ data: { id: other, name: 'Aurora', createdAt: now() } })
  const member = { personId, organizationId: other, role: 'developer', createdAt: now() } as const
  await db().membership.create({ data: member })
  await setPreferences(dora, acceptInput(preferencesForm, { apps: 'digest' }))
  for (let n = 0; n < 3; n += 1) await suspendApp(ada, (await anApp(dora)).id)
  await tellAll()
  moveClock(DAY)
  expect(await mailNotices()).toBe(1)
  const [digest] = await mails()
  expect(digest).toMatchObject({ kind: 'digest', subject: '3 notices from Fjord Rail' })
  expect(JSON.stringify(digest?.body)).toContain(`/notices?organization=${organizationId}`)
})

test('who is disabled meanwhile gets no mail, and a failing mail loses no notice', async ({
  people: { ada, dora },
}) => {
  await suspendApp(ada, (await anApp(dora)).id)
  await tellAll()
  moveClock(2 * MINUTE)
  await db().$executeRaw`ALTER TABLE mail ADD CONSTRAINT dies CHECK (kind <> 'notice')`
  expect(await mailNotices()).toBe(0)
  await db().$executeRaw`ALTER TABLE mail DROP CONSTRAINT dies`
  expect(await db().notice.count({ where: { mailAt: { not: null } } })).toBe(1)
  await disable(dora)
  moveClock(2 * HOUR)
  await mailNotices()
  expect(await mails()).toEqual([])
})

test('a mail that cannot be written holds up no other, and comes an hour later', async ({
  people: { ada, dora },
}) => {
  const app = await anApp(dora)
  // Ada is told first: nobody owns it.
  const target = { kind: 'app', id: 'app_gone', name: 'Gone' } as const
  await inTransaction((tx) => recordEvents(tx, dora, 'app.suspended', [{ target }]))
  await tellAll()
  moveClock(MINUTE)
  await suspendApp(ada, app.id)
  await tellAll()
  moveClock(HOUR)
  await db().$executeRaw`ALTER TABLE mail ADD CONSTRAINT dies CHECK (address NOT LIKE 'ada@%')`
  expect(await mailNotices()).toBe(1)
  expect((await mails()).map(({ address }) => address)).toEqual([dora.email])
  expect(await mailNotices()).toBe(0)
  await db().$executeRaw`ALTER TABLE mail DROP CONSTRAINT dies`
  moveClock(HOUR + 1)
  expect(await mailNotices()).toBe(1)
})

test('many notices of apps with the longest names and ids are one mail', async ({
  people: { ada, dora },
}) => {
  const target = { kind: 'app', name: '\u{1f682}'.repeat(100) } as const
  for (const action of ['app.suspended', 'app.resumed', 'app.restored'] as const) {
    const many = Array.from({ length: 20 }, (_, n) => ({
      target: { ...target, id: `https://a.example/${':'.repeat(1_980)}${n}` },
    }))
    await inTransaction((tx) => recordEvents(tx, dora, action, many))
  }
  await tellAll()
  moveClock(HOUR)
  expect(await mailNotices()).toBe(1)
  expect(await mails()).toMatchObject([{ address: ada.email, kind: 'digest' }])
})

test('a time zone that is not known holds up nobody: the mail of the day comes by UTC', async ({
  people: { ada, dora },
}) => {
  await db().person.update({ where: { id: dora.personId }, data: { zoneinfo: 'Mars/Olympus' } })
  await setPreferences(dora, acceptInput(preferencesForm, { apps: 'digest' }))
  await suspendApp(ada, (await anApp(dora)).id)
  await tellAll()
  const [notice] = await db().notice.findMany({ where: { personId: dora.personId } })
  expect(notice?.mailAt?.toISOString()).toContain('T08:00:00')
})
