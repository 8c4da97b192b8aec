import { NO_ORIGIN } from '@/lib/actor'
import { appQuery } from '@/lib/apps/list/app-query'
import { listApps } from '@/lib/apps/list/list-apps'
import { now } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { expect, test } from '@/lib/db/testing/test-database'
import { addPerson } from '@/lib/people/invitations/add-person'
import { verifyPassword } from '@/lib/people/sign-in/verify-password'
import { listSecrets } from '@/lib/secrets/list-secrets'
import { goTo } from './calendar'
import { NotLocal, requireLocal } from './local-only'
import { hireEverybody, PASSWORD, PEOPLE } from './people'
import { tellOfNightlyInvoices } from './rotating-app'
import { BeingTold, tellStory } from './story'
import { tellOfTimetables } from './timetable-api'

async function administrator() {
  const { email, name } = PEOPLE.ingrid
  const membership = await db().membership.findFirstOrThrow({ where: { person: { email } } })
  return { ...membership, personName: name, provenAt: now(), origin: NO_ORIGIN }
}

test('the story shows apps and secrets in every state', async () => {
  expect(await tellStory()).toBe(true)
  const ingrid = await administrator()
  const { apps } = await listApps(ingrid, appQuery.parse({}))
  const deleted = await listApps(ingrid, appQuery.parse({ status: 'deleted' }))
  expect(apps.map(({ status }) => status).sort()).toEqual([
    'active',
    'active',
    'active',
    'active',
    'active',
    'suspended',
  ])
  expect(deleted.apps.map(({ name }) => name)).toEqual(['Summer campaign'])
  for (const [secrets, expected] of Object.entries({ expiring: 1, never_used: 1, none: 1 })) {
    const { total } = await listApps(ingrid, appQuery.parse({ secrets, status: 'active' }))
    expect(total, secrets).toBe(expected)
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

test('everybody in it can sign in with the password it prints', async () => {
  await tellStory()
  for (const { email } of Object.values(PEOPLE)) {
    await verifyPassword({ email, password: PASSWORD }, NO_ORIGIN)
  }
})

test('told again, it changes nothing', async () => {
  await tellStory()
  const count = () => Promise.all([db().auditEvent.count(), db().secret.count()])
  const before = await count()
  expect(await tellStory()).toBe(false)
  expect(await count()).toEqual(before)
})

test('a telling that was interrupted begins anew, and leaves no app or person twice', async () => {
  const cast = await hireEverybody()
  if (!cast) throw new Error('somebody was there')
  for (const chapter of [tellOfNightlyInvoices, tellOfTimetables]) await chapter(cast)
  goTo(0)
  expect(await tellStory()).toBe(true)
  const { apps } = await listApps(await administrator(), appQuery.parse({}))
  const names = apps.map(({ name }) => name)
  expect(names).toContain('Loyalty sandbox')
  expect(new Set(names).size).toBe(names.length)
  expect(await db().person.count()).toBe(Object.keys(PEOPLE).length)
  expect(await tellStory()).toBe(false)
})

test('what is unfinished stays when somebody else has come to it', async () => {
  const cast = await hireEverybody()
  if (!cast) throw new Error('somebody was there')
  goTo(0)
  const nils = { name: 'Nils', email: 'nils@fjordrail.example', role: 'developer' } as const
  await addPerson(cast.ingrid, nils)
  expect(await tellStory()).toBe(false)
  expect(await db().person.count()).toBe(Object.keys(PEOPLE).length + 1)
})

test('two that tell it at the same moment do not talk over each other', async () => {
  const outcomes = await Promise.allSettled([tellStory(), tellStory()])
  expect(outcomes).toContainEqual({ status: 'fulfilled', value: true })
  expect(outcomes).toContainEqual({ status: 'rejected', reason: expect.any(BeingTold) })
  expect(await tellStory()).toBe(false)
})

test('it is told to databases on this machine only', () => {
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
