import { resumeApp } from '@/lib/apps/lifecycle/resume-app'
import { suspendApp } from '@/lib/apps/lifecycle/suspend-app'
import { listAppEvents } from '@/lib/apps/list-app-events'
import { anApp, expect, test } from '@/lib/apps/testing/fixtures'
import { moveClock } from '@/lib/clock'
import { issueSecret, revokeSecret } from './testing/parsed'

test('the audit log tells of an app and its secrets: who, what, when and from where', async ({
  people: { ada, dora },
}) => {
  const app = await anApp(dora)
  await anApp(dora, { name: 'Another' })
  moveClock(1)
  const { secret } = await issueSecret(dora, app.id, { name: 'One', expiresAt: null })
  moveClock(1)
  await revokeSecret(ada, { appId: app.id, secretId: secret.id })
  const { events, next } = await listAppEvents(dora, app.id)
  expect(next).toBeNull()
  expect(events.map(({ actorName, action, target }) => [actorName, action, target.name])).toEqual([
    ['Ada', 'secret.revoked', 'One'],
    ['Dora', 'secret.issued', 'One'],
    ['Dora', 'app.registered', 'Ticket desk'],
  ])
  expect(events[0]).toMatchObject({ address: '192.0.2.7', userAgent: 'Playwright' })
})

test('a long audit log comes in pages that join without a gap', async ({ people: { dora } }) => {
  const { id } = await anApp(dora)
  for (let round = 0; round < 15; round += 1) {
    await suspendApp(dora, id)
    await resumeApp(dora, id)
  }
  const first = await listAppEvents(dora, id)
  const second = await listAppEvents(dora, id, { before: first.next ?? '' })
  expect([first.events.length, second.events.length, second.next]).toEqual([25, 6, null])
  const ids = [...first.events, ...second.events].map((event) => event.id)
  expect(ids).toEqual([...new Set(ids)].sort().reverse())
})

test('a page that nobody made up is the first one', async ({ people: { dora } }) => {
  const { id } = await anApp(dora)
  expect((await listAppEvents(dora, id, { before: 'rubbish' })).events).toHaveLength(1)
})
