import { acceptInput } from '@/lib/accept-input'
import { NO_ORIGIN } from '@/lib/actor'
import { allowHost } from '@/lib/apps/testing/parsed'
import { DAY, moveClock, now, secondsAfter } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { setPolicy } from '@/lib/policies/testing/parsed'
import { deleteApp } from '../lifecycle/delete-app'
import { purgeDeletedApps } from '../lifecycle/purge-deleted-apps'
import { resumeApp } from '../lifecycle/resume-app'
import { suspendApp } from '../lifecycle/suspend-app'
import { documentRegistration } from '../registration/registration'
import { expect, refusalOf, test } from '../testing/fixtures'
import { ALLOWED_HOSTS_MAX } from './allowed-host'
import { listDocumentHosts } from './list-document-hosts'
import { APPS_PER_HOST_MAX, registerFromDocument } from './register-from-document'
import { removeAllowedHost } from './remove-allowed-host'

const HOST = 'apps.example'
const at = (name: string, host = HOST) => `https://${host}/${name}.json`
const outcomeOf = async (work: Promise<unknown>) => (await refusalOf(work))?.code ?? 'done'
const NOTES = { name: 'Notes', type: 'native' as const, jwksUri: null }

const read = async (url: string, changes = {}) => {
  const input = { ...NOTES, redirectUris: ['https://app.example/callback'], ...changes }
  return registerFromDocument({ url, origin: NO_ORIGIN }, acceptInput(documentRegistration, input))
}

test('an administrator allows and removes hosts, with a recent proof, and the audit log says so', async ({
  people: { ada, dora, sam },
}) => {
  for (const actor of [dora, sam]) {
    expect(await outcomeOf(allowHost(actor, { host: HOST }))).toBe('forbidden')
    expect(await outcomeOf(removeAllowedHost(actor, HOST))).toBe('forbidden')
  }
  const stale = { ...ada, provenAt: secondsAfter(now(), -DAY) }
  expect(await outcomeOf(allowHost(stale, { host: HOST }))).toBe('step_up_required')
  expect(await allowHost(ada, { host: 'APPS.example' })).toBe(HOST)
  expect(await allowHost(ada, { host: HOST })).toBe(HOST)
  expect(await listDocumentHosts(sam)).toMatchObject([
    { host: HOST, allowedByName: 'Ada', apps: 0 },
  ])
  expect(await outcomeOf(listDocumentHosts(dora))).toBe('not_found')
  expect(await outcomeOf(removeAllowedHost(stale, HOST))).toBe('step_up_required')
  await removeAllowedHost(ada, HOST)
  expect(await outcomeOf(removeAllowedHost(ada, HOST))).toBe('not_found')
  const events = await db().auditEvent.findMany({
    where: { targetKind: 'host' },
    orderBy: { at: 'asc' },
  })
  expect(events.map(({ action }) => action)).toEqual(['host.admitted', 'host.removed'])
})

test("nobody removes another organization's host, or stops its apps", async ({
  people: { ada, strange },
}) => {
  await allowHost(ada, { host: HOST })
  moveClock(1)
  await allowHost(strange, { host: HOST })
  await read(at('notes'))
  await removeAllowedHost(strange, HOST)
  expect(await listDocumentHosts(ada)).toMatchObject([{ host: HOST, apps: 1 }])
  expect((await db().app.findFirstOrThrow()).suspendedAt).toBeNull()
})

test('an organization allows so many hosts and no more', async ({ people: { ada } }) => {
  const { organizationId, personId } = ada
  const rows = Array.from({ length: ALLOWED_HOSTS_MAX }, (_, n) => ({
    organizationId,
    personId,
    host: `h${n}.example`,
    createdAt: now(),
  }))
  await db().admittedHost.createMany({ data: rows })
  expect(await outcomeOf(allowHost(ada, { host: HOST }))).toBe('too_many_admitted_hosts')
  expect(await outcomeOf(allowHost(ada, { host: 'h1.example' }))).toBe('done')
})

test('removing a host suspends the apps from there, and no other', async ({ people: { ada } }) => {
  for (const host of [HOST, 'more.apps.example', 'apps.example.org']) await allowHost(ada, { host })
  await read(at('one'))
  await read(at('two'))
  await read(at('one', 'more.apps.example'))
  await read(at('one', 'apps.example.org'))
  await suspendApp(ada, at('two'))
  await removeAllowedHost(ada, HOST)
  const apps = await db().app.findMany({ where: { suspendedAt: null }, orderBy: { id: 'asc' } })
  expect(apps.map(({ id }) => id)).toEqual([
    at('one', 'apps.example.org'),
    at('one', 'more.apps.example'),
  ])
  const removal = await db().auditEvent.findFirstOrThrow({ where: { action: 'host.removed' } })
  expect(removal.detail).toEqual({ apps: 1 })
})

test('an app is resumed only while its host is allowed', async ({ people: { ada } }) => {
  await allowHost(ada, { host: HOST })
  await read(at('notes'))
  await removeAllowedHost(ada, HOST)
  expect(await outcomeOf(resumeApp(ada, at('notes')))).toBe('host_not_admitted')
  await allowHost(ada, { host: HOST })
  expect(await outcomeOf(read(at('notes')))).toBe('app_suspended')
  expect((await resumeApp(ada, at('notes'))).status).toBe('active')
})

test('a deleted app stays away until it is forgotten', async ({ people: { ada } }) => {
  await allowHost(ada, { host: HOST })
  await read(at('notes'))
  await deleteApp(ada, at('notes'), { typedName: 'Notes' })
  expect(await outcomeOf(read(at('notes')))).toBe('app_deleted')
  moveClock(8 * DAY)
  await purgeDeletedApps()
  expect(await outcomeOf(read(at('notes')))).toBe('done')
})

test('no app comes where no organization takes one', async ({ people: { ada } }) => {
  expect(await outcomeOf(read(at('notes')))).toBe('not_found')
  await allowHost(ada, { host: HOST })
  await setPolicy(ada, { newAppRegistration: false })
  expect(await outcomeOf(read(at('notes')))).toBe('not_found')
})

test('where one organization takes no new apps, another that allows the host does', async ({
  people: { ada, strange },
}) => {
  await allowHost(ada, { host: HOST })
  await setPolicy(ada, { newAppRegistration: false })
  moveClock(1)
  await allowHost(strange, { host: HOST })
  await read(at('notes'))
  expect(await db().app.findFirstOrThrow()).toMatchObject({
    organizationId: strange.organizationId,
  })
})

test('so many apps are described at one host and no more', async ({ people: { ada } }) => {
  await allowHost(ada, { host: HOST })
  await read(at('first'))
  const { members: _, ...app } = { ...(await db().app.findFirstOrThrow()), members: [] }
  const more = Array.from({ length: APPS_PER_HOST_MAX - 1 }, (_, n) => ({ ...app, id: at(`${n}`) }))
  await db().app.createMany({ data: more })
  expect(await outcomeOf(read(at('one-more')))).toBe('not_found')
  expect(await outcomeOf(read(at('first'), { name: 'Renamed' }))).toBe('done')
})

test('a host that is removed while its documents are read leaves no app in service', async ({
  people: { ada },
}) => {
  await allowHost(ada, { host: HOST })
  const arriving = Array.from({ length: 6 }, (_, n) => outcomeOf(read(at(`${n}`))))
  const outcomes = await Promise.all([removeAllowedHost(ada, HOST), ...arriving])
  expect(outcomes.slice(1).every((outcome) => outcome === 'done' || outcome === 'not_found')).toBe(
    true,
  )
  expect(await db().app.count({ where: { suspendedAt: null } })).toBe(0)
})

test('a document makes no machine of its app', async ({ people: { ada } }) => {
  await allowHost(ada, { host: HOST })
  const machine = { type: 'machine', redirectUris: [] }
  expect(await outcomeOf(read(at('robot'), machine))).toBe('invalid_input')
})

test('what is fetched or told for an app stays on the host that was allowed', async ({
  people: { ada },
}) => {
  await allowHost(ada, { host: HOST })
  for (const field of ['jwksUri', 'backchannelLogoutUri']) {
    const type = field === 'jwksUri' ? 'web' : 'native'
    for (const away of ['https://inner.example/x', `https://${HOST}:8443/x`]) {
      const refusal = await refusalOf(read(at('notes'), { type, [field]: away }))
      expect(Object.keys(refusal?.fields ?? {}), away).toEqual([field])
    }
    const here = { type, [field]: `https://${HOST}/x` }
    expect(await outcomeOf(read(at(field), here))).toBe('done')
  }
})
