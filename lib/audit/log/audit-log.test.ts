import type { Actor } from '@/lib/actor'
import { deleteApp } from '@/lib/apps/lifecycle/delete-app'
import { suspendApp } from '@/lib/apps/lifecycle/suspend-app'
import { editApp } from '@/lib/apps/registration/edit-app'
import { anApp, expect, registrationOf, test } from '@/lib/apps/testing/fixtures'
import { HOUR, moveClock, now } from '@/lib/clock'
import { from, outcomeOf, PASSWORD } from '@/lib/people/testing/fixtures'
import { changeRole, signIn } from '@/lib/people/testing/parsed'
import { setPolicy } from '@/lib/policies/testing/parsed'
import { issueSecret, revokeSecret } from '@/lib/secrets/testing/parsed'
import { flushUses } from '@/lib/usage/flush'
import { noteCaller } from '@/lib/usage/note-caller'
import { valuesOf } from '../events/before-after'
import { auditQuery } from './audit-query'
import { listAuditEvents } from './list-audit-events'
import {
  countsQuery,
  listRefusedRequests,
  listSignInRefusals,
  listTokenCounts,
} from './list-counts'
import { recordReading } from './record-reading'

/** The actions that match, the latest first. */
async function found(actor: Actor, query: Record<string, string>): Promise<string[]> {
  const { events } = await listAuditEvents(actor, auditQuery.parse(query))
  return events.map(({ action }) => action)
}

test('administrators and support read the log of their organization, and nobody else', async ({
  people: { ada, dora, sam, strange },
}) => {
  const app = await anApp(dora)
  await suspendApp(ada, app.id)
  for (const actor of [ada, sam]) {
    expect(await found(actor, {})).toEqual(['app.suspended', 'app.registered'])
  }
  expect(await found(strange, {})).toEqual([])
  expect(await found(strange, { app: app.id })).toEqual([])
  expect(await outcomeOf(listAuditEvents(dora, auditQuery.parse({})))).toBe('not_found')
})

test('the log is filtered by actor, app, event, cause, address, request and time', async ({
  people: { ada, dora, sam },
}) => {
  const start = now()
  const [desk, other] = [await anApp(dora), await anApp(dora, { name: 'Night train' })]
  moveClock(HOUR)
  const later = now()
  const request = { ...ada.origin, requestId: 'req-7' }
  const { secret } = await issueSecret(dora, desk.id, { name: 'One', expiresAt: null })
  await revokeSecret(
    { ...ada, origin: { ...request, address: '2001:db8::1' } },
    { appId: desk.id, secretId: secret.id, reason: 'leaked' },
  )
  const all = ['secret.revoked', 'secret.issued', 'app.registered', 'app.registered']
  expect(await found(sam, {})).toEqual(all)
  expect(await found(sam, { actor: ada.personId })).toEqual(['secret.revoked'])
  expect(await found(sam, { actor: 'ada@fjord.example' })).toEqual(['secret.revoked'])
  expect(await found(sam, { actor: 'DORA' })).toHaveLength(3)
  // More people than one: each from its own place of the index, and in one order.
  expect(await found(sam, { actor: 'fjord.example' })).toEqual(all)
  expect(await found(sam, { actor: 'nobody of that name' })).toEqual([])
  expect(await found(sam, { app: desk.id })).toHaveLength(3)
  expect(await found(sam, { app: 'night' })).toEqual(['app.registered'])
  expect(await found(sam, { event: 'secret' })).toEqual(['secret.revoked', 'secret.issued'])
  expect(await found(sam, { event: 'secret.issued' })).toEqual(['secret.issued'])
  expect(await found(sam, { event: 'app', app: 't', actor: 'd' })).toHaveLength(2)
  expect(await found(sam, { cause: 'leaked' })).toEqual(['secret.revoked'])
  expect(await found(sam, { address: '2001:DB8:0:0::1' })).toEqual(['secret.revoked'])
  expect(await found(sam, { request: 'req-7' })).toEqual(['secret.revoked'])
  expect(await found(sam, { target: `app:${other.id}` })).toEqual(['app.registered'])
  expect(await found(sam, { from: later.toISOString() })).toHaveLength(2)
  expect(await found(sam, { to: later.toISOString() })).toHaveLength(2)
  const day = start.toISOString().slice(0, 10)
  expect(await found(sam, { to: day, from: day }), 'a day is meant to its end').not.toEqual([])
})

test('what nobody did is found as Keyturn’s; a filter that is none is left out', async ({
  people: { ada, dora },
}) => {
  await anApp(dora)
  expect(await found(ada, { actor: 'Keyturn' })).toEqual([])
  const rubbish = { event: 'app.exploded', cause: 'A B', from: 'yesterday', target: 'moon:1' }
  expect(await found(ada, { ...rubbish, before: 'x', address: '‮' })).toEqual(['app.registered'])
})

test('the history of a person is what they did and what was done to them, once each', async ({
  people: { ada, dora, sam },
}) => {
  await signIn({ email: dora.email, password: PASSWORD }, from('192.0.2.9'))
  const app = await anApp(dora)
  await changeRole(ada, { personId: dora.personId, role: 'support' })
  await suspendApp(ada, app.id)
  expect(await found(sam, { target: `person:${dora.personId}` })).toEqual([
    'person.role_changed',
    'app.registered',
    'person.signed_in',
  ])
})

test('an edit says what every field was before and is after; a long value is cut', async ({
  people: { ada, dora },
}) => {
  const app = await anApp(dora)
  const description = 'x'.repeat(400)
  await editApp(dora, app.id, registrationOf({ company: 'Fjord', description }))
  await setPolicy(ada, { refreshMaxDays: 30 })
  const { events } = await listAuditEvents(ada, auditQuery.parse({}))
  expect(events[0]?.detail).toEqual({ refreshMaxDays: 30, before: { refreshMaxDays: 180 } })
  const { before, after } = (events[1]?.detail ?? {}) as Record<string, Record<string, string>>
  expect(before).toEqual({ company: app.company, description: app.description })
  expect(valuesOf({ line: '😀'.repeat(400) }, ['line', 'gone'])).toEqual({
    line: `${'😀'.repeat(300)}… (400 characters)`,
    gone: null,
  })
  expect(after?.company).toBe('Fjord')
  expect(after?.description).toBe(`${'x'.repeat(300)}… (400 characters)`)
})

test('reading the log is in the log, once for each filter and hour', async ({
  people: { ada, dora },
}) => {
  const app = await anApp(dora)
  const filter = auditQuery.parse({ app: app.id })
  for (let round = 0; round < 3; round += 1) await recordReading(ada, filter)
  await recordReading(ada, auditQuery.parse({}))
  expect(await found(ada, { event: 'audit' })).toEqual(['audit.read', 'audit.read'])
  moveClock(HOUR)
  await recordReading(ada, filter)
  const { events } = await listAuditEvents(ada, auditQuery.parse({ event: 'audit.read' }))
  expect(events).toHaveLength(3)
  expect(events[0]).toMatchObject({ actorName: 'Ada', detail: { filter: `app=${app.id}` } })
})

test('the hours of tokens are those of every app that a word of the filter means', async ({
  people: { ada, dora, sam },
}) => {
  const by = { kind: 'secret', address: '192.0.2.1', userAgent: 'curl', grantType: '' } as const
  for (const name of ['Harbour Billing', 'Harbour Reports', 'Other']) {
    const { id: appId } = await anApp(dora, { name })
    const { secret } = await issueSecret(dora, appId, { name: 'One', expiresAt: null })
    noteCaller({ ...by, appId, credentialId: secret.id }, now())
  }
  await flushUses()
  const counted = async (actor: Actor, app: string) =>
    (await listTokenCounts(actor, countsQuery.parse({ app }))).hours.map(({ appName }) => appName)
  expect((await counted(sam, 'harbour')).toSorted()).toEqual(['Harbour Billing', 'Harbour Reports'])
  expect(await counted(ada, 'nothing is called so')).toEqual([])
  expect(await counted(ada, 'app_0000000000000000000x')).toEqual([])
})

test('an app that is gone keeps its history in the log', async ({ people: { ada, dora } }) => {
  const app = await anApp(dora)
  await deleteApp(dora, app.id, { typedName: app.name })
  for (const named of [app.id, app.name]) {
    expect(await found(ada, { app: named }), named).toEqual(['app.deleted', 'app.registered'])
  }
})

test('a value that opens something never gets into the log, nor a date that nobody can mean', async ({
  people: { ada, dora },
}) => {
  const app = await anApp(dora)
  const { value } = await issueSecret(dora, app.id, { name: 'One', expiresAt: null })
  const pasted = `"${value.reveal()}"`
  for (const name of ['actor', 'app', 'address', 'request'] as const) {
    expect(auditQuery.parse({ [name]: pasted }), name).not.toHaveProperty([name], pasted)
  }
  expect(auditQuery.parse({ target: `secret:${value.reveal()}` }).target).toBeUndefined()
  for (const day of ['0000-01-01', '0001-01-01T00:00:00+14:00']) {
    const query = countsQuery.parse({ from: day, to: day })
    expect(query).toMatchObject({ from: undefined, to: undefined })
    await listTokenCounts(ada, query)
    await listRefusedRequests(ada, query)
    await listSignInRefusals(ada, query)
  }
  const places = [
    ['0000-01-01T00:00:00.000Z', 'a', 'b', 'c', 'd', true],
    ['2026-11-27T00:00:00.000Z', 'a\0', 'b', 'c', 'd', true],
    ['2026-11-27T00:00:00.000Z', 'a\ud800', 'b', 'c', 'd', true],
  ]
  for (const place of places) {
    const before = Buffer.from(JSON.stringify(place)).toString('base64url')
    const { hours } = await listRefusedRequests(ada, countsQuery.parse({ before }))
    expect(hours).toEqual([])
  }
})
