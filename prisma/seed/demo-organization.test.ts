import { NO_ORIGIN } from '@/lib/actor'
import { listAppsOfApi } from '@/lib/apis/permissions/list-apps-of-api'
import { appQuery } from '@/lib/apps/list/app-query'
import { listApps } from '@/lib/apps/list/list-apps'
import { now } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { expect, test } from '@/lib/db/testing/test-database'
import { listShownSecrets } from '@/lib/leavers/list-shown-secrets'
import { listUnfinished } from '@/lib/leavers/list-unfinished'
import { runsInstallation } from '@/lib/people/organizations/authorize-installation'
import { verifyPassword } from '@/lib/people/sign-in/verify-password'
import { addPerson } from '@/lib/people/testing/parsed'
import { listDueApps } from '@/lib/recertification/list-due'
import { listSecrets } from '@/lib/secrets/list-secrets'
import { findStillRefused } from '@/lib/usage/find-still-refused'
import { findUsage } from '@/lib/usage/find-usage'
import { listUnknownAttempts } from '@/lib/usage/list-unknown-attempts'
import { listExceptions } from '@/lib/violations/list-exceptions'
import { listViolations } from '@/lib/violations/list-violations'
import { goTo } from './calendar'
import { SeedRunning, seedDemoOrganization } from './demo-organization'
import { seedLeaver } from './leaver'
import { NotLocal, requireLocal } from './local-only'
import { addPeople, PASSWORD, PEOPLE } from './people'
import { seedNightlyInvoices } from './rotating-app'
import { seedAuroraFerries } from './second-organization'
import { seedTimetables } from './timetable-api'

async function administrator() {
  const { email, name } = PEOPLE.ingrid
  const membership = await db().membership.findFirstOrThrow({
    where: { person: { email } },
    orderBy: { createdAt: 'asc' },
  })
  return { ...membership, personName: name, provenAt: now(), origin: NO_ORIGIN }
}

test.describe('what a seed leaves', () => {
  test.use({ shared: 'the demo organization' })

  test('the demo organization has apps and secrets in every state', async () => {
    expect(await seedDemoOrganization()).toBe(true)
    const ingrid = await administrator()
    const { apps } = await listApps(ingrid, appQuery.parse({}))
    const deleted = await listApps(ingrid, appQuery.parse({ status: 'deleted' }))
    expect(new Set(apps.map(({ status }) => status))).toEqual(new Set(['active', 'suspended']))
    expect(deleted.apps.map(({ name }) => name)).toEqual(['Summer campaign'])
    for (const secrets of ['expiring', 'never_used', 'none']) {
      const { total } = await listApps(ingrid, appQuery.parse({ secrets, status: 'active' }))
      expect(total, secrets).toBeGreaterThan(0)
    }
    const rotating = apps.find(({ name }) => name === 'Nightly invoices')
    const secrets = await listSecrets(ingrid, rotating?.id ?? '')
    expect(secrets.map(({ status, retirement }) => retirement ?? status)).toEqual([
      'active',
      'active',
      'revoked',
      'regenerated',
      'expired',
    ])
  })

  test('in the demo organization owners confirm their apps, and some are late', async () => {
    await seedDemoOrganization()
    const { apps, progress } = await listDueApps(await administrator(), { size: 100 })
    expect(progress).toMatchObject({ confirmed: 2, overdue: 2, due: 0, dueSoon: 1, suspended: 0 })
    const late = apps.filter(({ state }) => state === 'overdue').map(({ appName }) => appName)
    expect(late.toSorted()).toEqual(['Coach heating', 'Platform signs'])
  })

  test('in the demo organization somebody has left, and not everything is done about it', async () => {
    await seedDemoOrganization()
    const ingrid = await administrator()
    expect(await listUnfinished(ingrid)).toMatchObject([
      { name: 'Noor Haddad', ownedApps: 2, openSecrets: 2 },
    ])
    const [noor] = await listUnfinished(ingrid)
    const { secrets } = await listShownSecrets(ingrid, noor?.id ?? '', { page: 1 })
    expect(secrets.map(({ state }) => state)).toEqual(['open', 'open', 'kept', 'rotated'])
  })

  test('in the demo organization one secret gives way to another, and a dead one is still sent', async () => {
    await seedDemoOrganization()
    const ingrid = await administrator()
    const { id } = await db().app.findFirstOrThrow({ where: { name: 'Nightly invoices' } })
    const { series, refused } = await findUsage(ingrid, id, '7d')
    const days = series.map(({ points }) => {
      const sum = (from: number, to: number) => points.slice(from, to).reduce((a, b) => a + b, 0)
      return sum(-48, -24) > sum(-24, points.length) ? 'drains' : 'takes over'
    })
    expect(days).toEqual(['takes over', 'drains'])
    expect(refused.filter((count) => count > 0).length).toBeGreaterThan(100)
    const still = (await findStillRefused(ingrid, [id])).get(id)
    expect(still).toMatchObject({ cause: 'secret_regenerated', address: '203.0.113.17' })
    expect(await listUnknownAttempts(ingrid)).not.toEqual([])
  })

  test('in the demo organization permissions are granted, refused with a word, and waited for', async () => {
    await seedDemoOrganization()
    const ingrid = await administrator()
    const api = await db().api.findFirstOrThrow({ where: { name: 'Accounting' } })
    const waiting = await listAppsOfApi(ingrid, api.id, { of: 'waiting', page: 1 })
    expect(waiting.apps.map(({ app }) => app.name)).toEqual(['Invoice Robot', 'Loyalty sandbox'])
    const { apps } = await listAppsOfApi(ingrid, api.id, { of: 'decided', page: 1 })
    const itself = apps.map(({ app, permissions }) => [
      app.name,
      ...permissions.filter(({ kind }) => kind === 'for_itself').map(({ status }) => status),
    ])
    expect(itself).toEqual([
      ['Invoice Robot'],
      ['Loyalty sandbox'],
      ['Nightly invoices', 'granted', 'granted'],
      ['Stock mirror', 'refused'],
    ])
  })

  test('in the demo organization apps break a policy, and one has an exception with a reason and an end', async () => {
    await seedDemoOrganization()
    const ingrid = await administrator()
    const { violations } = await listViolations(ingrid, { setting: 'endlessSecrets', after: null })
    expect(violations.length).toBeGreaterThan(1)
    const [exception, ...others] = await listExceptions(ingrid)
    expect(exception).toMatchObject({ setting: 'endlessSecrets', createdByName: 'Ingrid Solheim' })
    expect(violations.map(({ appId }) => appId)).not.toContain(exception?.appId)
    expect(others).toEqual([])
    const { updatedAt } = await db().policy.findFirstOrThrow()
    const later = { createdAt: { gt: updatedAt }, expiresAt: null }
    expect(await db().secret.findMany({ where: later, select: { name: true } })).toEqual([])
  })

  test('everybody in it can sign in with the printed password', async () => {
    await seedDemoOrganization()
    for (const { email } of Object.values(PEOPLE)) {
      await verifyPassword({ email, password: PASSWORD }, NO_ORIGIN)
    }
  })

  test('seeding again changes nothing', async () => {
    await seedDemoOrganization()
    const count = () => Promise.all([db().auditEvent.count(), db().secret.count()])
    const before = await count()
    expect(await seedDemoOrganization()).toBe(false)
    expect(await count()).toEqual(before)
  })
})

test('a seed that was interrupted begins anew, and leaves no app or person twice', async () => {
  goTo(420)
  const people = await addPeople()
  if (!people) throw new Error('the people were already there')
  const steps = [seedNightlyInvoices, seedTimetables, seedLeaver, seedAuroraFerries]
  for (const step of steps) await step(people)
  goTo(0)
  expect(await seedDemoOrganization()).toBe(true)
  const { apps } = await listApps(await administrator(), appQuery.parse({}))
  const names = apps.map(({ name }) => name)
  expect(names).toContain('Loyalty sandbox')
  expect(new Set(names).size).toBe(names.length)
  const emails = (await db().person.findMany()).map(({ email }) => email)
  expect(emails).toEqual(expect.arrayContaining(Object.values(PEOPLE).map(({ email }) => email)))
  expect(new Set(emails).size).toBe(emails.length)
  expect(await runsInstallation(await administrator())).toBe(true)
  expect(await seedDemoOrganization()).toBe(false)
})

test('an unfinished seed stays when somebody else has joined it', async () => {
  const people = await addPeople()
  if (!people) throw new Error('the people were already there')
  goTo(0)
  const nils = { name: 'Nils', email: 'nils@fjordrail.example', role: 'developer' } as const
  await addPerson(people.ingrid, nils)
  expect(await seedDemoOrganization()).toBe(false)
  expect(await db().person.count()).toBe(Object.keys(PEOPLE).length + 1)
})

test('of two seeds at the same moment one is refused', async () => {
  const outcomes = await Promise.allSettled([seedDemoOrganization(), seedDemoOrganization()])
  expect(outcomes).toContainEqual({ status: 'fulfilled', value: true })
  expect(outcomes).toContainEqual({ status: 'rejected', reason: expect.any(SeedRunning) })
  expect(await seedDemoOrganization()).toBe(false)
})

test('only databases on this machine are seeded', () => {
  for (const url of [
    'postgresql://localhost/x',
    'postgresql://a:b@127.0.0.1:5432/x',
    'postgresql://[::1]/x',
    'postgresql:///x?host=/var/run/postgresql',
    'postgresql://%2Fvar%2Frun/x',
  ]) {
    expect(() => requireLocal(url), url).not.toThrow()
  }
  for (const url of [
    'postgresql://db.example.com/x',
    'postgresql://10.0.0.7/x',
    'postgresql://localhost.evil/x',
    'postgresql://localhost/x?host=db.example.com',
    'postgres://localhost/x?host=/a,b.example',
    'postgresql://localhost@db.example.com/localhost',
  ]) {
    expect(() => requireLocal(url), url).toThrow(NotLocal)
  }
})
