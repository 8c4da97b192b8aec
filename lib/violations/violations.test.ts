import type { Actor } from '@/lib/actor'
import {
  actionsOf,
  anApp,
  expect,
  expectRefused,
  refusalOf,
  test,
} from '@/lib/apps/testing/fixtures'
import { DAY, HOUR, moveClock, now, secondsAfter } from '@/lib/clock'
import { newId } from '@/lib/crypto/random'
import { db } from '@/lib/db/client'
import { writeKeys } from '@/lib/place'
import { GRANT_TYPES } from '@/lib/policies/policy'
import { issueSecret } from '@/lib/secrets/testing/parsed'
import { useSecret } from '@/lib/secrets/testing/use-secret'
import { endException } from './end-exception'
import { exportViolations } from './export-violations'
import { listExceptions } from './list-exceptions'
import { countViolations, listViolations } from './list-violations'
import { type Place, violationQuery } from './place'
import { addException, dryRunPolicy, savePolicy } from './testing/parsed'
import type { Breakable } from './violation'

const inDays = (days: number) => secondsAfter(now(), days * DAY)
const dayIn = (days: number) => inDays(days).toISOString().slice(0, 10)

/** An app with a secret of so many days, or without an end. */
async function withSecret(actor: Actor, days: number | null, changes = {}) {
  const app = await anApp(actor, changes)
  const expiresAt = days === null ? null : inDays(days)
  const { secret } = await issueSecret(actor, app.id, { name: 'One', expiresAt })
  return { ...app, secretId: secret.id }
}

/** The ids of the apps that break a setting now. */
async function breaking(actor: Actor, setting: Breakable): Promise<string[]> {
  const { violations } = await listViolations(actor, { setting, after: null })
  return violations.map(({ appId }) => appId)
}

test('a dry run counts what would break a policy, names it, and changes nothing', async ({
  people: { ada, dora, dan, strange },
}) => {
  const far = await withSecret(dora, 300, { name: 'Far' })
  const endless = await withSecret(dan, null, { name: 'Endless' })
  await withSecret(dora, 20, { name: 'Near' })
  await withSecret(strange, 300, { name: 'Elsewhere' })
  await useSecret(far.secretId, now())
  await useSecret(endless.secretId, secondsAfter(now(), -3 * DAY))
  const run = await dryRunPolicy(ada, { change: { secretMaxDays: 90 } })
  expect(run.broken).toMatchObject({ apps: 2, usedToday: 1, secrets: 2, owners: 2, people: 0 })
  expect(run.atOnce).toBe(false)
  const named = run.violations.map(({ appName, ownerName, secret }) => [
    appName,
    ownerName,
    secret?.name,
  ])
  expect(named.toSorted()).toEqual([
    ['Endless', 'Dan', 'One'],
    ['Far', 'Dora', 'One'],
  ])
  expect(run.violations.find(({ appId }) => appId === far.id)?.lastUsedAt).toEqual(expect.any(Date))
  expect(await breaking(ada, 'secretMaxDays')).toEqual([])
  expect(await actionsOf(ada.organizationId)).not.toContain('policy.changed')
  const later = await dryRunPolicy(ada, { change: { secretMaxDays: 90 }, appliesAfter: dayIn(1) })
  expect(later.broken.apps).toBe(0)
})

test('each policy of secrets finds the secrets that break it', async ({
  people: { ada, dora },
}) => {
  const endless = await withSecret(dora, null, { name: 'Endless' })
  const ending = await withSecret(dora, 30, { name: 'Ending' })
  const planned = await withSecret(dora, 30, { name: 'Planned' })
  await issueSecret(dora, planned.id, {
    name: 'Two',
    expiresAt: inDays(30),
    oldSecretId: planned.secretId,
    oldEnds: 'after',
    afterHours: 3,
  })
  const apps = async (change: object) => {
    const { violations } = await dryRunPolicy(ada, { change })
    return violations.map(({ secret }) => secret?.id).toSorted()
  }
  expect(await apps({ endlessSecrets: false })).toEqual([endless.secretId])
  expect(await apps({ secretNoticeHours: 4 })).toEqual([planned.secretId])
  expect(await apps({ secretNoticeHours: 3 })).toEqual([])
  expect(await apps({ secretsAllowed: false })).toHaveLength(4)
  expect(await apps({ secretMaxDays: 30 })).toEqual([endless.secretId])
  expect(await apps({ secretMaxDays: 29 })).toContain(ending.secretId)
})

test('addresses, scopes, grant types and PKCE find the apps that break them', async ({
  people: { ada, dora },
}) => {
  const web = await anApp(dora, {
    type: 'web',
    name: 'Web',
    redirectUris: ['https://a.rail.example:8443/cb'],
    scopes: ['tickets', 'openid'],
  })
  const device = await anApp(dora, {
    type: 'native',
    redirectUris: ['http://127.0.0.1/cb'],
    scopes: [],
  })
  const machine = await anApp(dora, { name: 'Machine' })
  const apps = async (change: object) => {
    const { violations } = await dryRunPolicy(ada, { change })
    return violations.map(({ appId }) => appId).toSorted()
  }
  expect(await apps({ allowedRedirectHosts: ['*.rail.example'] })).toEqual([])
  expect(await apps({ allowedRedirectHosts: ['rail.example', 'a_rail.example'] })).toEqual([web.id])
  expect(await apps({ allowedScopes: ['tickets'] })).toEqual([])
  expect(await apps({ allowedScopes: ['trains'] })).toEqual([web.id, machine.id].toSorted())
  const without = (type: string) => GRANT_TYPES.filter((one) => one !== type)
  expect(await apps({ allowedGrantTypes: without('client_credentials') })).toEqual([machine.id])
  const people = await apps({ allowedGrantTypes: without('authorization_code') })
  expect(people).toEqual([web.id, device.id].toSorted())
  await db().appSignIn.create({ data: { appId: web.id, boundBy: 'neither', lastAt: now() } })
  expect(await apps({ pkce: 'always' })).toEqual([web.id])
  expect(await apps({ pkce: 'where_it_protects' })).toEqual([])
})

test('people without a second factor would break that one is required', async ({
  people: { ada },
}) => {
  const run = await dryRunPolicy(ada, { change: { secondFactorRequired: true } })
  const members = await db().membership.count({ where: { organizationId: ada.organizationId } })
  expect([run.broken.people, run.atOnce]).toEqual([members, true])
  expect(run.people.map(({ name }) => name)).toContain('Dora')
})

test('what a change breaks is written down once for each app, and not again', async ({
  people: { ada, dora },
}) => {
  const app = await withSecret(dora, 300)
  const broken = () =>
    db().auditEvent.findMany({ where: { action: 'policy.broken' }, select: { appId: true } })
  await savePolicy(ada, { change: { secretMaxDays: 90 } })
  expect(await broken()).toEqual([{ appId: app.id }])
  await savePolicy(ada, { change: { secretMaxDays: 60 } })
  expect(await broken()).toHaveLength(1)
  expect(await breaking(ada, 'secretMaxDays')).toEqual([app.id])
})

test('an exception lets a policy not count for one app, and ends by itself', async ({
  people: { ada, dora, dan },
}) => {
  const app = await withSecret(dora, 300)
  const other = await withSecret(dan, 300)
  await savePolicy(ada, { change: { secretMaxDays: 90 } })
  const of = { appId: app.id, setting: 'secretMaxDays' as const }
  await addException(ada, { ...of, reason: 'It moves in spring.', endsOn: dayIn(10) })
  expect(await breaking(ada, 'secretMaxDays')).toEqual([other.id])
  await issueSecret(dora, app.id, { name: 'Long', expiresAt: inDays(300) })
  const [exception] = await listExceptions(ada)
  expect(exception).toMatchObject({ ...of, reason: 'It moves in spring.', createdByName: 'Ada' })
  moveClock(11 * DAY)
  const fresh = { ...ada, provenAt: now() }
  expect(await listExceptions(fresh)).toEqual([])
  expect((await breaking(fresh, 'secretMaxDays')).toSorted()).toEqual(
    [app.id, app.id, other.id].toSorted(),
  )
  const late = issueSecret({ ...dan, provenAt: now() }, other.id, {
    name: 'L',
    expiresAt: inDays(300),
  })
  expect((await refusalOf(late))?.fields?.expiresAt).toContain('90 days')
})

test('an exception can be renewed and ended, and has a reason and an end within a year', async ({
  people: { ada, dora, strange },
}) => {
  const app = await anApp(dora)
  const good = { appId: app.id, setting: 'pkce' as const, reason: 'Old library', endsOn: dayIn(30) }
  await addException(ada, good)
  await addException(ada, { ...good, endsOn: dayIn(60) })
  const [exception, ...others] = await listExceptions(ada)
  expect(others).toEqual([])
  expect(exception?.endsAt.toISOString().slice(0, 10)).toBe(dayIn(60))
  for (const wrong of [{ endsOn: dayIn(367) }, { endsOn: dayIn(-1) }, { reason: ' ' }]) {
    await expectRefused(addException(ada, { ...good, ...wrong }), 'invalid_input')
  }
  const id = exception?.id ?? ''
  await expectRefused(endException(strange, id), 'not_found')
  await endException(ada, id)
  await expectRefused(endException(ada, id), 'not_found')
  expect(await listExceptions(ada)).toEqual([])
  const actions = await actionsOf(ada.organizationId)
  expect(actions.filter((one) => one.startsWith('policy.exception'))).toEqual([
    'policy.exception_given',
    'policy.exception_given',
    'policy.exception_ended',
  ])
})

test('a policy that counts for apps created after a day says so, and breaks no older one', async ({
  people: { ada, dora },
}) => {
  await withSecret(dora, 300)
  moveClock(2 * DAY)
  const today = { ...ada, provenAt: now() }
  await savePolicy(today, { change: { secretMaxDays: 90 }, appliesAfter: dayIn(-1) })
  expect(await breaking(today, 'secretMaxDays')).toEqual([])
  await savePolicy(today, { change: { secretMaxDays: 90 }, appliesAfter: '' })
  expect(await breaking(today, 'secretMaxDays')).toHaveLength(1)
})

test('every violation of a policy stands in the CSV, and on one of its pages', async ({
  people: { ada, dora, dan },
}) => {
  for (let n = 0; n < 5; n += 1) await withSecret(n === 0 ? dan : dora, null, { name: `App ${n}` })
  await savePolicy(ada, { change: { endlessSecrets: false } })
  const query = { setting: 'endlessSecrets', after: null } as const
  const first = await listViolations(ada, query, 3)
  const second = await listViolations(ada, { ...query, after: first.next }, 3)
  const listed = [...first.violations, ...second.violations].map(({ appName }) => appName)
  expect(listed.toSorted()).toEqual(['App 0', 'App 1', 'App 2', 'App 3', 'App 4'])
  expect(second.next).toBeNull()
  const owned = await listViolations(ada, { ...query, ownerId: dan.personId })
  expect(owned.violations.map(({ appName }) => appName)).toEqual(['App 0'])
  let csv = ''
  for await (const piece of exportViolations(ada, {})) csv += piece
  expect(csv.split('\r\n')).toHaveLength(7)
  expect(csv).toContain('endlessSecrets,')
})

test('of many apps each is on one page, and the few behind many others are found', async ({
  people: { ada },
}) => {
  const { personId: ownerId, organizationId } = ada
  const ids = Array.from({ length: 510 }, (_, n) => `app_${String(n).padStart(20, '0')}`)
  const last = ids.slice(-2)
  const apps = ids.map((id) => ({
    id,
    ownerId,
    organizationId,
    name: 'App',
    createdAt: now(),
    updatedAt: now(),
    type: last.includes(id) ? ('machine' as const) : ('web' as const),
    redirectUris: ['https://a.rail.example/cb'],
    scopes: [],
  }))
  await db().app.createMany({ data: apps })
  await savePolicy(ada, {
    change: {
      allowedRedirectHosts: ['other.example'],
      allowedGrantTypes: GRANT_TYPES.filter((type) => type !== 'client_credentials'),
    },
  })
  const pages: string[][] = []
  for (let after: Place | null = null; pages.length === 0 || after; ) {
    const query = { setting: 'allowedRedirectHosts', after } as const
    const { violations, next } = await listViolations(ada, query, 60)
    pages.push(violations.map(({ appId }) => appId))
    after = next
  }
  expect(pages.flat()).toEqual(ids)
  expect(pages).toHaveLength(9)
  expect(await breaking(ada, 'allowedGrantTypes')).toEqual(last)
})

test('administrators change, support reads, and developers see nothing of it', async ({
  people: { ada, dora, sam, strange },
}) => {
  const app = await withSecret(dora, null)
  await savePolicy(ada, { change: { endlessSecrets: false } })
  const exception = { appId: app.id, setting: 'pkce' as const, reason: 'R', endsOn: dayIn(9) }
  for (const one of [dora, sam]) {
    await expectRefused(dryRunPolicy(one, { change: { secretMaxDays: 9 } }), 'forbidden')
    await expectRefused(savePolicy(one, { change: { secretMaxDays: 9 } }), 'forbidden')
    await expectRefused(addException(one, exception), 'forbidden')
    await expectRefused(endException(one, 'pex_x'), 'forbidden')
  }
  await expectRefused(addException(strange, exception), 'not_found')
  const longAgo = { ...ada, provenAt: secondsAfter(now(), -HOUR) }
  await expectRefused(savePolicy(longAgo, { change: { secretMaxDays: 9 } }), 'step_up_required')
  await expectRefused(addException(longAgo, exception), 'step_up_required')
  await expectRefused(countViolations(dora), 'not_found')
  await expectRefused(listExceptions(dora), 'not_found')
  expect(() => exportViolations(dora, {})).toThrow('a developer')
  expect((await (await countViolations(sam)).endlessSecrets).apps).toBe(1)
  expect((await (await countViolations(strange)).endlessSecrets).apps).toBe(0)
  await expectRefused(dryRunPolicy(ada, { change: { auditMonths: 5 } }), 'invalid_input')
})

test('a day that the database cannot keep is refused, before any app of the organization meets it', async ({
  people: { ada },
}) => {
  for (const day of ['0000-01-01', '1999-12-31', '2026-02-30', 'soon']) {
    const trial = { change: { secretMaxDays: 9 }, appliesAfter: day }
    await expectRefused(savePolicy(ada, trial), 'invalid_input')
  }
  const never = { change: { secretMaxDays: 9 }, appliesAfter: '9999-12-31' }
  expect((await savePolicy(ada, never)).secretMaxDays).toBe(9)
  expect(await breaking(ada, 'secretMaxDays')).toEqual([])
})

test('exceptions given at the same moment replace each other, and undo no change of the policy', async ({
  people: { ada, dora },
}) => {
  const app = await withSecret(dora, null)
  const exception = (setting: 'endlessSecrets' | 'pkce', reason: string) =>
    addException(ada, { appId: app.id, setting, reason, endsOn: dayIn(9) })
  await Promise.all([
    savePolicy(ada, { change: { endlessSecrets: false } }),
    exception('pkce', 'A'),
    exception('pkce', 'B'),
    exception('pkce', 'C'),
    exception('endlessSecrets', 'D'),
  ])
  const settings = (await listExceptions(ada)).map(({ setting }) => setting)
  expect(settings.toSorted()).toEqual(['endlessSecrets', 'pkce'])
  expect(
    await db().policy.findFirstOrThrow({ where: { organizationId: ada.organizationId } }),
  ).toMatchObject({ endlessSecrets: false, exempting: true })
})

test('a second factor is missed by the members who are enabled here', async ({
  people: { ada, dora },
}) => {
  const change = { secondFactorRequired: true }
  const before = await dryRunPolicy(ada, { change })
  expect(before.people.map(({ id }) => id)).toContain(dora.personId)
  const { organizationId, personId } = dora
  const home = await db().organization.create({
    data: { id: newId('org'), name: 'Elsewhere', createdAt: now() },
  })
  await db().membership.create({
    data: { organizationId: home.id, personId, role: 'developer', createdAt: now() },
  })
  await db().membership.updateMany({
    where: { organizationId, personId },
    data: { disabledAt: now() },
  })
  const after = await dryRunPolicy(ada, { change })
  expect(after.people.map(({ id }) => id)).not.toContain(personId)
  expect(after.broken.people).toBe(before.broken.people - 1)
})

test('what is nonsense in an address counts as absent', () => {
  const after = writeKeys(['app_\0', 'aaaaaaaa'])
  const nonsense = { policy: 'none', owner: 'psn_\0', after }
  expect(violationQuery.parse(nonsense)).toEqual({ after: null })
})
