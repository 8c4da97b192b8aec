import type { Actor } from '@/lib/actor'
import { findApp } from '@/lib/apps/find-app'
import { resumeApp } from '@/lib/apps/lifecycle/resume-app'
import { suspendApp } from '@/lib/apps/lifecycle/suspend-app'
import { editApp } from '@/lib/apps/registration/edit-app'
import {
  actionsOf,
  anApp,
  emailOf,
  expect,
  expectRefused,
  registrationOf,
  test,
} from '@/lib/apps/testing/fixtures'
import { addAppMember } from '@/lib/apps/testing/parsed'
import { DAY, moveClock, now } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { anException } from '@/lib/policies/testing/an-exception'
import { setPolicy } from '@/lib/policies/testing/parsed'
import { issueSecret } from '@/lib/secrets/testing/parsed'
import { confirmApp } from './confirm-app'
import { exportConfirmations } from './export-confirmations'
import { findEvidence } from './find-evidence'
import { findDueOfApp, listDueApps, listMyDueApps } from './list-due'
import { enrollForRecertification, takeRecertificationSteps } from './take-steps'

const NEW = { name: 'New', expiresAt: null }
const YEAR = { recertifyDays: 365 }
const clock = { day: 0 }

/** Moves the clock to this day of the test. */
function goTo(day: number): void {
  moveClock((day - clock.day) * DAY)
  clock.day = day
}

test.afterEach(() => goTo(0))

/** Sweeps as often as there is something to do. */
async function sweep(): Promise<void> {
  while ((await enrollForRecertification()) > 0);
  while ((await takeRecertificationSteps()) > 0);
}

async function onDay(days: number): Promise<void> {
  goTo(days)
  await sweep()
}

async function whole(pieces: AsyncIterable<string>): Promise<string> {
  let text = ''
  for await (const piece of pieces) text += piece
  return text
}

/** Who acts signs in anew, so that no step-up stands in the way. */
const fresh = (actor: Actor): Actor => ({ ...actor, provenAt: now() })

async function confirm(actor: Actor, appId: string) {
  const { seen } = await findEvidence(actor, appId)
  return confirmApp(fresh(actor), appId, seen)
}

const ASKED = /^app\.(confirmation|confirmed|suspended|resumed)/

async function stepsOf(actor: Actor): Promise<string[]> {
  return (await actionsOf(actor.organizationId)).filter((action) => ASKED.test(action))
}

test('each step is taken once, and silence suspends the app in the end', async ({
  people: { ada, dora },
}) => {
  await setPolicy(ada, YEAR)
  const { id } = await anApp(dora)
  await sweep()
  expect(await listMyDueApps(dora)).toEqual([])
  const expected = [
    'app.confirmation_due_soon',
    'app.confirmation_due',
    'app.confirmation_overdue',
    'app.suspended',
  ]
  for (const [step, day] of [351, 365, 379, 393].entries()) {
    await onDay(day - 0.01)
    expect(await stepsOf(dora), `before day ${day}`).toEqual(expected.slice(0, step))
    await onDay(day + 0.01)
    await sweep()
    expect(await stepsOf(dora), `on day ${day}`).toEqual(expected.slice(0, step + 1))
  }
  expect(await findApp(dora, id)).toMatchObject({
    status: 'suspended',
    suspendedFor: 'recertification',
  })
  expect(await listMyDueApps(dora)).toMatchObject([{ appId: id, state: 'suspended' }])
  expect((await listDueApps(ada)).progress).toMatchObject({ suspended: 1, overdue: 0 })
  await onDay(500)
  expect(await stepsOf(dora)).toEqual(expected)
})

test('a confirmation begins the next round, and brings a suspended app back', async ({
  people: { ada, dora },
}) => {
  await setPolicy(ada, YEAR)
  const { id } = await anApp(dora)
  await sweep()
  for (const day of [352, 366, 380, 394]) await onDay(day)
  await expectRefused(resumeApp(fresh(dora), id), 'app_waits_for_confirmation')
  await expectRefused(issueSecret(fresh(dora), id, NEW), 'app_waits_for_confirmation')
  expect(await confirm(dora, id)).toMatchObject({ status: 'active', suspendedFor: null })
  expect((await listDueApps(ada)).apps).toMatchObject([{ appId: id, state: 'confirmed' }])
  await onDay(394 + 350)
  expect(await listMyDueApps(dora)).toEqual([])
  await onDay(394 + 352)
  expect(await listMyDueApps(dora)).toMatchObject([{ appId: id, state: 'due_soon' }])
})

/** An app of Dora's that was suspended because nobody has confirmed it. */
async function aSilentApp({ ada, dora }: { ada: Actor; dora: Actor }): Promise<string> {
  await setPolicy(ada, YEAR)
  const { id } = await anApp(dora)
  await sweep()
  for (const day of [352, 366, 380, 394]) await onDay(day)
  return id
}

const ROUND = [
  'app.confirmation_due_soon',
  'app.confirmation_due',
  'app.confirmation_overdue',
  'app.suspended',
]

/** What is done about the only app in the next days, and in how many days. Sweeps meet each other. */
async function whatComes(actor: Actor, days: number): Promise<[number, string][]> {
  const before = (await stepsOf(actor)).length
  const from = clock.day
  const done: [number, string][] = []
  await Promise.all([sweep(), sweep(), sweep()])
  for (;;) {
    const steps = (await stepsOf(actor)).slice(before + done.length)
    done.push(...steps.map((step): [number, string] => [Math.round(clock.day - from), step]))
    const next = await db().recertification.findFirst({ where: { stepAt: { gt: now() } } })
    const inDays = next?.stepAt ? (next.stepAt.getTime() - now().getTime()) / 1000 / DAY : days + 1
    if (clock.day + inDays > from + days) break
    goTo(clock.day + inDays + 0.01)
    await Promise.all([sweep(), sweep(), sweep()])
  }
  goTo(from + days)
  return done
}

test('where the policy ends, an app is suspended and resumed like any other', async ({
  people: { ada, dora },
}) => {
  const id = await aSilentApp({ ada, dora })
  await setPolicy(fresh(ada), { recertifyDays: 0 })
  await sweep()
  expect(await findApp(dora, id)).toMatchObject({ status: 'suspended', suspendedFor: null })
  await expectRefused(issueSecret(fresh(dora), id, NEW), 'app_suspended')
  expect((await resumeApp(fresh(dora), id)).status).toBe('active')
})

for (const swept of [true, false]) {
  test(`an app that was resumed while the policy was off is asked about again, ${swept ? 'swept meanwhile' : 'at once'}`, async ({
    people: { ada, dora },
  }) => {
    const id = await aSilentApp({ ada, dora })
    await setPolicy(fresh(ada), { recertifyDays: 0 })
    if (swept) await sweep()
    await resumeApp(fresh(dora), id)
    if (swept) await sweep()
    await setPolicy(fresh(ada), YEAR)
    const done = await whatComes(dora, 28 + 91 + 28)
    expect(done.map(([, step]) => step)).toEqual(ROUND)
    expect(done[0]?.[0], 'four weeks until it is due').toBeGreaterThanOrEqual(14)
    expect(await findApp(dora, id)).toMatchObject({ suspendedFor: 'recertification' })
  })
}

test('an app that stayed suspended while the policy was off is asked about once it is resumed', async ({
  people: { ada, dora },
}) => {
  const id = await aSilentApp({ ada, dora })
  await setPolicy(fresh(ada), { recertifyDays: 0 })
  await sweep()
  await setPolicy(fresh(ada), { recertifyDays: 90 })
  await sweep()
  expect((await listDueApps(ada)).apps).toEqual([])
  await resumeApp(fresh(dora), id)
  const done = await whatComes(dora, 28 + 22 + 28)
  expect(done.map(([, step]) => step)).toEqual(ROUND)
})

test('what was due when the policy ended is not what a later policy begins with', async ({
  people: { ada, dora },
}) => {
  await setPolicy(ada, YEAR)
  const { id } = await anApp(dora)
  await sweep()
  for (const day of [352, 366, 380]) await onDay(day)
  await setPolicy(fresh(ada), { recertifyDays: 0 })
  await onDay(900)
  await setPolicy(fresh(ada), YEAR)
  await sweep()
  expect(await listMyDueApps(dora)).toEqual([])
  expect(await whatComes(dora, 13)).toEqual([])
  expect((await findApp(dora, id)).status).toBe('active')
})

test('a confirmation that no policy asked for counts once one does', async ({
  people: { ada, dora },
}) => {
  const id = await aSilentApp({ ada, dora })
  await setPolicy(fresh(ada), { recertifyDays: 0 })
  expect((await confirm(dora, id)).status).toBe('active')
  await setPolicy(fresh(ada), YEAR)
  await sweep()
  await onDay(394 + 350)
  expect(await listMyDueApps(dora)).toEqual([])
  await onDay(394 + 352)
  expect(await listMyDueApps(dora)).toMatchObject([{ appId: id, state: 'due_soon' }])
})

test('sweeps, a resumption and a change of the policy at the same moment take each step once', async ({
  people: { ada, dora },
}) => {
  const id = await aSilentApp({ ada, dora })
  const before = (await stepsOf(dora)).length
  await setPolicy(fresh(ada), { recertifyDays: 0 })
  const sweeps = () => [sweep(), sweep(), sweep()]
  await Promise.all([...sweeps(), resumeApp(fresh(dora), id)])
  await Promise.all([...sweeps(), setPolicy(fresh(ada), YEAR)])
  await whatComes(dora, 28 + 91 + 28)
  const steps = (await stepsOf(dora)).slice(before)
  expect(steps).toEqual(['app.resumed', ...ROUND])
})

test('the owner or an administrator confirms what they have seen, and nobody else', async ({
  people: { ada, dora, dan, sam },
}) => {
  await setPolicy(ada, YEAR)
  const { id } = await anApp(dora)
  await addAppMember(dora, id, { email: await emailOf(dan) })
  await expectRefused(confirm(dan, id), 'owner_confirms')
  await expectRefused(confirm(sam, id), 'forbidden')
  const { seen } = await findEvidence(dora, id)
  await issueSecret(dora, id, NEW)
  await expectRefused(confirmApp(dora, id, seen), 'app_changed_meanwhile')
  const again = await findEvidence(dora, id)
  await editApp(dora, id, registrationOf({ scopes: ['more'] }))
  await expectRefused(confirmApp(dora, id, again.seen), 'app_changed_meanwhile')
  await confirm(ada, id)
  expect(await db().appConfirmation.count()).toBe(1)
})

test('apps that are older than the policy get four weeks, and not all the same day', async ({
  people: { ada, dora },
}) => {
  for (let count = 0; count < 12; count += 1) await anApp(dora, { name: `App ${count}` })
  goTo(800)
  await setPolicy(fresh(ada), YEAR)
  await sweep()
  const rows = await db().recertification.findMany()
  expect(rows).toHaveLength(12)
  const days = rows.map(({ dueAt }) => Math.round((dueAt.getTime() - now().getTime()) / 1000 / DAY))
  expect(Math.min(...days)).toBeGreaterThanOrEqual(28)
  expect(Math.max(...days)).toBeLessThanOrEqual(28 + 91)
  expect(new Set(days).size).toBeGreaterThan(4)
  expect(await stepsOf(dora)).toEqual([])
})

test('where the days of the policy change, the day is reckoned anew, and nobody is surprised', async ({
  people: { ada, dora },
}) => {
  await setPolicy(ada, { recertifyDays: 1000 })
  await anApp(dora)
  await sweep()
  goTo(400)
  await setPolicy(fresh(ada), { recertifyDays: 90 })
  const at = now()
  await sweep()
  const [row] = await db().recertification.findMany()
  expect(row?.days).toBe(90)
  expect(row?.dueAt.getTime()).toBeGreaterThanOrEqual(at.getTime() + 28 * DAY * 1000)
  expect(await stepsOf(dora)).toEqual([])
})

test('while the server stands still, nobody loses the time to answer', async ({
  people: { ada, dora },
}) => {
  await setPolicy(ada, YEAR)
  await anApp(dora)
  await sweep()
  await onDay(352 + 200)
  expect(await stepsOf(dora)).toEqual(['app.confirmation_due_soon'])
  await onDay(352 + 200 + 10)
  expect(await stepsOf(dora)).toEqual(['app.confirmation_due_soon'])
  await onDay(352 + 200 + 15)
  expect(await stepsOf(dora)).toEqual(['app.confirmation_due_soon', 'app.confirmation_due'])
})

test('before a suspension that comes late, people are told once more', async ({
  people: { ada, dora },
}) => {
  await setPolicy(ada, YEAR)
  const { id } = await anApp(dora)
  await sweep()
  for (const day of [352, 366, 380]) await onDay(day)
  await suspendApp(dora, id)
  await onDay(700)
  await resumeApp(fresh(dora), id)
  expect(await whatComes(dora, 15)).toEqual([
    [0, 'app.confirmation_overdue'],
    [14, 'app.suspended'],
  ])
})

test('of an app that is out of service nobody is asked', async ({ people: { ada, dora } }) => {
  await setPolicy(ada, YEAR)
  const { id } = await anApp(dora)
  await sweep()
  await suspendApp(dora, id)
  await onDay(366)
  expect(await listMyDueApps(dora)).toEqual([])
  expect(await stepsOf(dora)).toEqual(['app.suspended'])
})

test('of an app with an exception nobody is asked, and it begins anew when that has ended', async ({
  people: { ada, dora },
}) => {
  await setPolicy(ada, YEAR)
  const asked = await anApp(dora)
  const excepted = await anApp(dora, { name: 'Excepted' })
  await sweep()
  await onDay(352)
  expect(await listMyDueApps(dora)).toHaveLength(2)
  const setting = 'recertifyDays'
  await anException(ada.organizationId, { appId: excepted.id, setting }, 100)
  expect(await listMyDueApps(dora)).toMatchObject([{ appId: asked.id }])
  expect(await findDueOfApp(dora, excepted.id)).toBeNull()
  for (const day of [366, 380, 394]) await onDay(day)
  expect(await findApp(dora, asked.id)).toMatchObject({ status: 'suspended' })
  expect(await findApp(dora, excepted.id)).toMatchObject({ status: 'active' })
  await onDay(453)
  expect(await db().recertification.findUnique({ where: { appId: excepted.id } })).toMatchObject({
    days: 365,
    step: 0,
  })
})

test('an app that was suspended for it and has an exception is resumed at once, before any sweep', async ({
  people: { ada, dora },
}) => {
  const id = await aSilentApp({ ada, dora })
  await expectRefused(resumeApp(fresh(dora), id), 'app_waits_for_confirmation')
  await anException(ada.organizationId, { appId: id, setting: 'recertifyDays' })
  expect(await resumeApp(fresh(dora), id)).toMatchObject({ status: 'active' })
  await confirm(dora, id)
  expect(await db().recertification.findUnique({ where: { appId: id } })).toMatchObject({ days: 0 })
  await sweep()
  expect(await findApp(dora, id)).toMatchObject({ status: 'active' })
})

test('an auditor gets who has confirmed what, and what they were shown', async ({
  people: { ada, dora, strange },
}) => {
  await setPolicy(ada, YEAR)
  const { id } = await anApp(dora, { type: 'web', redirectUris: ['https://rail.example/cb'] })
  await issueSecret(dora, id, { name: 'Counter', expiresAt: null })
  await confirm(dora, id)
  await confirm(ada, id)
  const csv = await whole(exportConfirmations(ada))
  const lines = csv.trim().split('\r\n')
  expect(lines).toHaveLength(3)
  expect(lines[1]).toContain(`Ticket desk,${id},Dora,`)
  expect(lines[1]).toContain(',Dora,https://rail.example/cb,tickets,')
  expect(lines[1]).toMatch(/Counter \(kt_cs_.*…....\), never used/)
  expect(lines[2]).toContain(',Ada,https://rail.example/cb,')
  const others = await whole(exportConfirmations({ ...strange, role: 'administrator' }))
  expect(others.trim().split('\r\n')).toHaveLength(1)
  expect(() => exportConfirmations(dora)).toThrow()
})

test('an app that nobody has approved is not confirmed', async ({ people: { ada, dora } }) => {
  await setPolicy(ada, { ...YEAR, approveNewApps: true })
  const { id } = await anApp(dora)
  await expectRefused(confirm(dora, id), 'app_waits_for_approval')
  expect(await findApp(dora, id)).toMatchObject({ status: 'suspended', suspendedFor: 'approval' })
})

test('apps that are confirmed at the same moment do not wait for each other', async ({
  people: { ada, dora },
}) => {
  await setPolicy(ada, YEAR)
  const apps = []
  for (let i = 0; i < 12; i += 1) apps.push(await anApp(dora, { name: `App ${i}` }))
  const seen = await Promise.all(apps.map(async ({ id }) => (await findEvidence(dora, id)).seen))
  await Promise.all(apps.map(({ id }, i) => confirmApp(fresh(dora), id, seen[i] ?? '')))
})
