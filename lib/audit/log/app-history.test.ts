import { resumeApp } from '@/lib/apps/lifecycle/resume-app'
import { suspendApp } from '@/lib/apps/lifecycle/suspend-app'
import { anApp, expect, test } from '@/lib/apps/testing/fixtures'
import { moveClock } from '@/lib/clock'
import { db, inTransaction } from '@/lib/db/client'
import { outcomeOf } from '@/lib/people/testing/fixtures'
import { sweepExpiredSecrets } from '@/lib/secrets/retire-expired'
import { issueSecret, revokeSecret } from '@/lib/secrets/testing/parsed'
import { recordEvent } from '../record-event'
import { auditQuery } from './audit-query'
import { findAuditEvent } from './find-audit-event'
import { listAppHistory } from './list-app-history'
import { EVENTS_PER_PAGE } from './list-audit-events'

const ALL = auditQuery.parse({})

test('the history tells of an app and its secrets: who, what, when and from where', async ({
  people: { ada, dora },
}) => {
  const app = await anApp(dora)
  await anApp(dora, { name: 'Another' })
  moveClock(1)
  const { secret } = await issueSecret(dora, app.id, { name: 'One', expiresAt: null })
  moveClock(1)
  await revokeSecret(ada, { appId: app.id, secretId: secret.id })
  const { events, older, newer } = await listAppHistory(dora, app.id, ALL)
  expect([older, newer]).toEqual([null, null])
  expect(events.map(({ actorName, action, target }) => [actorName, action, target.name])).toEqual([
    ['Ada', 'secret.revoked', 'One'],
    ['Dora', 'secret.issued', 'One'],
    ['Dora', 'app.registered', 'Ticket desk'],
  ])
  expect(events[0]).toMatchObject({ address: '192.0.2.7', userAgent: 'Playwright' })
  expect(events[1]?.detail).toMatchObject({ shownTo: 'person' })
})

test('that a secret expired is in the history of its app', async ({ people: { dora } }) => {
  const app = await anApp(dora)
  await issueSecret(dora, app.id, { name: 'Short', expiresAt: new Date(Date.now() + 864e5) })
  moveClock(2 * 86_400)
  await sweepExpiredSecrets()
  const { events } = await listAppHistory(dora, app.id, ALL)
  expect(events[0]).toMatchObject({ action: 'secret.expired', actorId: null, appId: app.id })
})

test('a long history comes in pages that join without a gap, both ways', async ({
  people: { dora },
}) => {
  const { id } = await anApp(dora)
  for (let round = 0; round < 30; round += 1) {
    moveClock(1)
    await suspendApp(dora, id)
    moveClock(1)
    await resumeApp(dora, id)
  }
  const first = await listAppHistory(dora, id, ALL)
  const second = await listAppHistory(dora, id, { ...ALL, before: first.older ?? '' })
  expect([first.events.length, second.events.length]).toEqual([EVENTS_PER_PAGE, 11])
  expect([first.newer, second.older]).toEqual([null, null])
  const back = await listAppHistory(dora, id, { ...ALL, after: second.newer ?? '' })
  expect(back.events).toEqual(first.events)
  expect([back.newer, back.older]).toEqual([null, first.older])
  const ids = [...first.events, ...second.events].map((event) => event.id)
  expect(ids).toEqual([...new Set(ids)].sort().reverse())
})

test('whom people allow is theirs: developers do not find it in the history of their app', async ({
  people: { dora, sam },
}) => {
  const app = await anApp(dora)
  await inTransaction((tx) =>
    recordEvent(tx, sam, 'grant.given', {
      target: { kind: 'grant', id: 'grt_1', name: app.name },
      detail: { appId: app.id, scopes: 'openid' },
    }),
  )
  const grants = auditQuery.parse({ event: 'grant' })
  expect((await listAppHistory(dora, app.id, grants)).events).toEqual([])
  const { events } = await listAppHistory(sam, app.id, grants)
  expect(events).toHaveLength(1)
  const { id = '' } = events[0] ?? {}
  expect(await outcomeOf(findAuditEvent(dora, id))).toBe('not_found')
})

test('an event has an address of its own, for those who may see it', async ({
  people: { ada, dora, dan, sam, strange },
}) => {
  const app = await anApp(dora)
  const { id } = await db().auditEvent.findFirstOrThrow({ where: { appId: app.id } })
  for (const actor of [ada, dora, sam]) {
    expect((await findAuditEvent(actor, id)).appName).toBe('Ticket desk')
  }
  for (const actor of [dan, strange]) {
    expect(await outcomeOf(findAuditEvent(actor, id))).toBe('not_found')
  }
  for (const made of ['rubbish', '', '0192f3c4-0000-7000-8000-000000000000']) {
    expect(await outcomeOf(findAuditEvent(ada, made))).toBe('not_found')
  }
})
