import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { anApp, expect, test } from '@/lib/apps/testing/fixtures'
import { HOUR, moveClock, now } from '@/lib/clock'
import { uuidV7 } from '@/lib/crypto/random'
import { db } from '@/lib/db/client'
import { outcomeOf } from '@/lib/people/testing/fixtures'
import { auditFilter } from './audit-query'
import { exportAuditEvents } from './export-audit-events'
import { FEED_DELAY_SECONDS, readAuditFeed } from './read-feed'

const ALL = auditFilter.parse({})

/** Writes this many events of an organization, as if people had done a lot. */
async function manyEvents(organizationId: string, count: number): Promise<void> {
  const data = Array.from({ length: count }, (_, n) => ({
    id: uuidV7(),
    organizationId,
    at: new Date(),
    actorName: n === 0 ? '=cmd()' : `Person ${n}`,
    action: 'app.suspended',
    targetKind: 'app',
    targetId: `app_${n}`,
    targetName: 'A "night", and more',
  }))
  await db().auditEvent.createMany({ data })
}

async function textOf(chunks: AsyncGenerator<string>): Promise<{ text: string; chunks: number }> {
  const taken: string[] = []
  for await (const chunk of chunks) taken.push(chunk)
  return { text: taken.join(''), chunks: taken.length }
}

test('an export has every event that matches, in pieces, and is in the log itself', async ({
  people: { ada, sam, dora },
}) => {
  await manyEvents(ada.organizationId, 1_203)
  const lines = await exportAuditEvents(ada, ALL, 'jsonl')
  expect(lines.total).toBe(1_204)
  const { text, chunks } = await textOf(lines.chunks)
  // What was written by the export itself is the first line, and is counted.
  const events = text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
  expect([events.length, chunks]).toEqual([1_204, 3])
  expect(events[0]).toMatchObject({
    actor_name: 'Ada',
    event: 'audit.exported',
    sentence: 'exported the audit log as JSON Lines',
    detail: { filter: '', format: 'jsonl' },
  })
  expect(new Set(events.map(({ id }) => id)).size).toBe(1_204)
  const suspended = auditFilter.parse({ event: 'app.suspended' })
  const { text: csv } = await textOf((await exportAuditEvents(sam, suspended, 'csv')).chunks)
  const [head, ...records] = csv.trimEnd().split('\r\n')
  expect(head).toMatch(/^id,at,actor_id,actor_name,event,sentence,/)
  expect(records).toHaveLength(1_203)
  expect(csv).toContain(",'=cmd(),app.suspended,suspended the app,")
  expect(records[0]).toContain('"A ""night"", and more"')
  expect(await outcomeOf(exportAuditEvents(dora, ALL, 'csv'))).toBe('not_found')
})

test('an export that nobody goes on reading asks the database for nothing more', async ({
  people: { ada },
}) => {
  await manyEvents(ada.organizationId, 1_203)
  const { chunks } = await exportAuditEvents(ada, ALL, 'jsonl')
  expect((await chunks.next()).value).toMatch(/^\{.*\}\n$/s)
  await chunks.return()
  expect(await chunks.next()).toEqual({ done: true, value: undefined })
})

test('a large export is never in memory as a whole', async ({ people: { ada } }) => {
  // 100 MB of events, in pieces: a statement has ten seconds, on a busy machine too.
  for (let first = 1; first <= 20_000; first += 2_000) {
    await db().$executeRaw`
      INSERT INTO audit_event (id, organization_id, at, actor_name, action, target_kind, target_id,
        target_name, detail)
      SELECT (left(audit_id_at(now() - n * interval '1 second')::text, 14)
          || '7000-8000-000000000000')::uuid,
        ${ada.organizationId}, now(), 'Ada', 'app.suspended', 'app', 'app_1', 'Desk',
        jsonb_build_object('long', repeat(n::text || ' ', 900))
      FROM generate_series(${first}::int, ${first + 1_999}::int) AS n`
  }
  const { chunks, total } = await exportAuditEvents(ada, ALL, 'jsonl')
  expect(total).toBe(20_001)
  const before = megabytesInUse()
  let [read, most, bytes] = [0, 0, 0]
  for await (const chunk of chunks) {
    read += 1
    bytes += chunk.length
    if (read % 10 === 0) most = Math.max(most, megabytesInUse() - before)
  }
  expect(bytes).toBeGreaterThan(90_000_000)
  expect(most, 'megabytes').toBeLessThan(20)
})

/** What the process holds, in megabytes, once what nobody holds is collected. */
function megabytesInUse(): number {
  setFlagsFromString('--expose-gc')
  runInNewContext('gc')()
  const { heapUsed, external } = process.memoryUsage()
  return (heapUsed + external) / 1e6
}

test('the feed tells every event once, the oldest first, and its cursor stays valid at the end', async ({
  people: { ada, sam, dora, strange },
}) => {
  // Reading is recorded once an hour, and none shall end in the middle.
  moveClock(HOUR - ((now().getTime() / 1000) % HOUR))
  const [first, second] = [await anApp(dora), await anApp(dora)]
  expect((await readAuditFeed(ada, { limit: 10 })).events, 'too young').toEqual([])
  moveClock(FEED_DELAY_SECONDS + 1)
  const one = await readAuditFeed(ada, { limit: 1 })
  expect(one.events.map(({ appId }) => appId)).toEqual([first.id])
  const two = await readAuditFeed(ada, { after: one.next, limit: 1 })
  expect(two.events.map(({ appId }) => appId)).toEqual([second.id])
  // That it was read is an event too, and comes with the next polls.
  moveClock(FEED_DELAY_SECONDS + 1)
  const three = await readAuditFeed(ada, { after: two.next, limit: 10 })
  expect(three.events.map(({ action }) => action)).toEqual(['audit.read'])
  const end = await readAuditFeed(ada, { after: three.next, limit: 10 })
  expect(end).toEqual({ events: [], next: three.next })
  const third = await anApp(dora)
  moveClock(FEED_DELAY_SECONDS + 1)
  const later = await readAuditFeed(sam, { after: end.next, limit: 10 })
  expect(later.events.map(({ appId }) => appId)).toEqual([third.id])
  expect((await readAuditFeed(strange, { limit: 10 })).events).toEqual([])
  expect(await outcomeOf(readAuditFeed(dora, { limit: 10 }))).toBe('not_found')
})

test('a feed begins where one asks it to', async ({ people: { ada, dora } }) => {
  await anApp(dora)
  moveClock(HOUR)
  const from = new Date(Date.now() + HOUR * 500)
  const late = await anApp(dora)
  moveClock(HOUR)
  const { events } = await readAuditFeed(ada, { from, limit: 10 })
  expect(events.map(({ appId }) => appId)).toEqual([late.id])
})
