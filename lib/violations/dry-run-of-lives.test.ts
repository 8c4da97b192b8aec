import { acceptInput } from '@/lib/accept-input'
import { type Actor, NO_ORIGIN } from '@/lib/actor'
import { actForItself } from '@/lib/apps/act-for-itself'
import type { AppSource } from '@/lib/apps/app'
import { anApp, expect, expectRefused, test } from '@/lib/apps/testing/fixtures'
import { keepApp } from '@/lib/apps/unused/keep-app'
import { DAY, moveClock, now, secondsAfter } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { aGrant } from '@/lib/grants/testing/a-grant'
import { actThroughApp } from '@/lib/people/act-through-app'
import { issueSecret } from '@/lib/secrets/testing/parsed'
import { useSecret } from '@/lib/secrets/testing/use-secret'
import { dryRunPart } from './dry-run-part'
import { policyTrial } from './policy-trial-input'
import { addException, dryRunPolicy, savePolicy } from './testing/parsed'
import { type DryRunPart, withPart } from './violation'

const dayIn = (days: number) =>
  secondsAfter(now(), days * DAY)
    .toISOString()
    .slice(0, 10)

/** The names of the apps that a change would meet. */
async function met(actor: Actor, change: object): Promise<string[]> {
  const { violations } = await dryRunPolicy(actor, { change })
  return violations.map(({ appName }) => appName).toSorted()
}

async function from(source: AppSource, by: Actor, name: string = source) {
  const app = await anApp(by, { name })
  await db().app.update({ where: { id: app.id }, data: { source } })
  return app
}

test('third-party access off meets the apps that people let in or that call the management API, and counts these people', async ({
  people: { ada, dora, dan, strange },
}) => {
  const used = await anApp(dora, { name: 'Let in' })
  const manager = await anApp(dora, { name: 'Manager' })
  await db().app.update({ where: { id: manager.id }, data: { managementScopes: ['apps:read'] } })
  await anApp(dora, { name: 'Nobody uses it' })
  const elsewhere = await anApp(strange, { name: 'Elsewhere' })
  await aGrant(dora, used.id, { lastUsedAt: now() })
  await aGrant(dan, used.id, { lastUsedAt: now() })
  await aGrant(ada, elsewhere.id)
  await aGrant(strange, used.id)
  const change = { thirdPartyAccess: false }
  const { broken, atOnce, violations } = await dryRunPolicy(ada, { change })
  expect(violations.map(({ appName }) => appName).toSorted()).toEqual(['Let in', 'Manager'])
  expect([broken.apps, broken.usedToday, broken.people, atOnce]).toEqual([2, 1, 3, true])
  expect(await met(ada, { thirdPartyAccess: true })).toEqual([])
  const exempt = { appId: used.id, setting: 'thirdPartyAccess' as const, reason: 'Till it is ours' }
  await addException(ada, { ...exempt, endsOn: dayIn(9) })
  expect(await met(ada, change)).toEqual(['Manager'])
})

test('while third-party access is off, an app with an exception still acts at the management API', async ({
  people: { ada, dora },
}) => {
  const [exempt, other] = [await anApp(dora), await anApp(dora)]
  await savePolicy(ada, { change: { thirdPartyAccess: false } })
  const reason = 'Till it is ours'
  const setting = 'thirdPartyAccess' as const
  await addException(ada, { appId: exempt.id, setting, reason, endsOn: dayIn(9) })
  const provenAt = now()
  for (const [appId, may] of [
    [exempt.id, true],
    [other.id, false],
  ] as const) {
    const acting = await actThroughApp(dora.personId, { appId, provenAt, origin: NO_ORIGIN })
    expect(acting?.thirdPartyAccess).toBe(may)
    expect((await actForItself(appId, NO_ORIGIN))?.policy.thirdPartyAccess).toBe(may)
  }
})

test('what closes registration is tried by what was registered lately, and by whom', async ({
  people: { ada, dora },
}) => {
  await anApp(dora, { name: 'Old' })
  moveClock(91 * DAY)
  await from('portal', dora)
  await from('portal', ada, 'by Ada')
  for (const source of ['dynamic', 'open', 'moved_in'] as const) await from(source, dora)
  expect(await met(ada, { registrationBy: 'administrators' })).toEqual(['portal'])
  expect(await met(ada, { approveNewApps: true })).toEqual(['dynamic', 'open', 'portal'])
  expect(await met(ada, { dynamicRegistration: false })).toEqual(['dynamic'])
  expect(await met(ada, { openRegistration: false })).toEqual(['open'])
  const all = await met(ada, { newAppRegistration: false })
  expect(all).toEqual(['by Ada', 'dynamic', 'moved_in', 'open', 'portal'])
  expect(await met(ada, { newAppRegistration: true })).toEqual([])
})

test('days without a use are tried by the apps that nobody has used, kept or confirmed for so long', async ({
  people: { ada, dora },
}) => {
  const [used, kept] = [await anApp(dora, { name: 'Used' }), await anApp(dora, { name: 'Kept' })]
  const { secret } = await issueSecret(dora, used.id, { name: 'One', expiresAt: null })
  for (const source of ['dynamic', 'open', 'metadata_document'] as const) await from(source, dora)
  await anApp(dora, { name: 'Idle' })
  const exempt = await anApp(dora, { name: 'Once a year' })
  await addException(ada, {
    appId: exempt.id,
    setting: 'unusedSuspendDays',
    reason: 'The yearly report.',
    endsOn: dayIn(360),
  })
  moveClock(80 * DAY)
  const usedAt = now()
  await useSecret(secret.id, usedAt)
  await keepApp(dora, kept.id)
  moveClock(20 * DAY)
  expect(await met(ada, { unusedTellDays: 90 })).toEqual(['Idle', 'Once a year'])
  expect(await met(ada, { unusedSuspendDays: 90 })).toEqual(['Idle'])
  expect(await met(ada, { unusedDeleteDays: 101 })).toEqual([])
  expect(await met(ada, { unusedDeleteDays: 0 })).toEqual([])
  expect(await met(ada, { programsUnusedDeleteDays: 90 })).toEqual(['dynamic', 'open'])
  const { violations } = await dryRunPolicy(ada, { change: { unusedTellDays: 15 } })
  const lastUsed = violations.find(({ appName }) => appName === 'Used')?.lastUsedAt
  expect(lastUsed).toEqual(usedAt)
  expect(await met(ada, { recertifyDays: 90 })).toContain('Idle')
  expect(await met(ada, { recertifyDays: 365 })).toEqual([])
})

test('a shorter time until a step-up meets the people who have authenticated before that', async ({
  people: { ada, dora, dan },
}) => {
  const at = now()
  for (const [n, [{ personId }, minutes]] of (
    [
      [dora, 10],
      [dan, 2],
    ] as const
  ).entries()) {
    const provenAt = secondsAfter(at, -minutes * 60)
    const session = { personId, epoch: 0, startedAt: provenAt, lastSeenAt: at, provenAt }
    await db().personSession.create({ data: { ...session, idDigest: new Uint8Array(32).fill(n) } })
  }
  const run = await dryRunPolicy(ada, { change: { stepUpMinutes: 5 } })
  expect([run.broken.people, run.people.map(({ name }) => name)]).toEqual([1, ['Dora']])
  expect((await dryRunPolicy(ada, { change: { stepUpMinutes: 60 } })).broken.people).toBe(0)
})

test('parts of a dry run, put together, count what the whole counts', async ({
  people: { ada, dora, dan },
}) => {
  for (const [owner, days] of [
    [dora, 200],
    [dora, null],
    [dan, null],
    [ada, 20],
  ] as const) {
    const app = await anApp(owner)
    const expiresAt = days && secondsAfter(now(), days * DAY)
    await issueSecret(owner, app.id, { name: 'One', expiresAt })
  }
  const trial = acceptInput(policyTrial, { change: { secretMaxDays: 90 } })
  let found: DryRunPart | null = null
  const counted: number[] = []
  do {
    const after: string | null = found?.next ?? null
    found = withPart(found, await dryRunPart(ada, trial, { after, size: 1 }))
    counted.push(found.apps)
  } while (found.next)
  const { broken, violations } = await dryRunPolicy(ada, { change: { secretMaxDays: 90 } })
  expect(broken).toMatchObject({ apps: 3, secrets: 3, owners: 2 })
  expect(found.run.broken).toEqual(broken)
  const names = (all: typeof violations) => all.map(({ appId }) => appId).toSorted()
  expect(names(found.run.violations)).toEqual(names(violations))
  expect([found.of, counted.length, counted.at(-1)]).toEqual([4, 3, 4])
  const whole = await dryRunPart(ada, trial, { after: null })
  expect([whole.apps, whole.next]).toEqual([4, null])
  await expectRefused(dryRunPart(dora, trial, { after: null }), 'forbidden')
})
