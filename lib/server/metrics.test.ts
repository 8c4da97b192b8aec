import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { anApp } from '@/lib/apps/testing/fixtures'
import { DAY, MINUTE, moveClock, now, secondsAfter } from '@/lib/clock'
import { config, provideConfig } from '@/lib/config'
import { pool } from '@/lib/db/pool'
import { sweepOnce } from '@/lib/jobs/sweeper'
import { startMeasuring } from '@/lib/metrics/measuring'
import { makePeople } from '@/lib/people/testing/fixtures'
import { issueSecret } from '@/lib/secrets/testing/parsed'
import { noteCaller } from '@/lib/usage/note-caller'
import { noteRefusedSignIn } from '@/lib/usage/note-refused-sign-in'
// Every queue of a running server.
import './background'
import { test as base, expect } from './testing/server-under-test'

const TOKEN = 'metrics-token-of-thirty-two-characters'
const MONITORING = join(process.cwd(), 'docs/monitoring')

type Scrape = {
  text: string
  /** The value of the one series with these labels; undefined if there is none. */
  value: (series: string) => number | undefined
}

const test = base.extend<{ scrape: () => Promise<Scrape> }>({
  scrape: async ({ server, emptyDatabase: _ }, use) => {
    provideConfig({ ...config(), metricsToken: TOKEN })
    await startMeasuring()
    await use(async () => {
      const headers = { authorization: `Bearer ${TOKEN}` }
      const answer = await fetch(`${server.origin}/metrics`, { headers })
      expect(answer.status).toBe(200)
      expect(answer.headers.get('content-type')).toContain('text/plain; version=0.0.4')
      const text = await answer.text()
      const lines = new Map(text.split('\n').map((line) => [line.replace(/ \S+$/, ''), line]))
      return {
        text,
        value: (series) => {
          const line = lines.get(series)
          return line === undefined ? undefined : Number(line.split(' ').at(-1))
        },
      }
    })
  },
})

test('without the right token there is no such page, whether metrics are on or off', async ({
  server,
  scrape,
}) => {
  await scrape()
  const asked = async (headers: Record<string, string>, method = 'GET') => {
    const answer = await fetch(`${server.origin}/metrics`, { headers, method })
    return { status: answer.status, text: await answer.text() }
  }
  const nothing = { status: 404, text: 'there is nothing here\n' }
  expect(await asked({})).toEqual(nothing)
  expect(await asked({ authorization: TOKEN })).toEqual(nothing)
  expect(await asked({ authorization: `Basic ${TOKEN}` })).toEqual(nothing)
  expect(await asked({ authorization: `Bearer ${TOKEN}x` })).toEqual(nothing)
  expect(await asked({ authorization: `Bearer ${TOKEN}` }, 'POST')).toEqual(nothing)
  provideConfig({ ...config(), metricsToken: undefined })
  expect(await asked({ authorization: `Bearer ${TOKEN}` })).toEqual(nothing)
})

test('requests count by endpoint and outcome, and a path never becomes a label', async ({
  server,
  scrape,
}) => {
  const count = (one: Scrape, endpoint: string, outcome: string) =>
    one.value(
      `keyturn_http_request_duration_seconds_count{endpoint="${endpoint}",outcome="${outcome}"}`,
    ) ?? 0
  const before = await scrape()
  for (const path of ['/oauth2/token', '/oauth2/token', '/oauth2/strange-1', '/strange-2']) {
    await fetch(server.origin + path)
  }
  await fetch(`${server.origin}/broken`)
  await expect(async () => {
    const after = await scrape()
    expect(count(after, 'token', 'ok') - count(before, 'token', 'ok')).toBe(2)
    expect(count(after, 'unknown', 'ok') - count(before, 'unknown', 'ok')).toBe(1)
    expect(count(after, 'pages', 'ok') - count(before, 'pages', 'ok')).toBe(1)
    expect(count(after, 'pages', 'failed') - count(before, 'pages', 'failed')).toBe(1)
    expect(after.text).not.toContain('strange')
  }).toPass()
})

test('authentications count by what they were, and refusals by their cause', async ({ scrape }) => {
  const accepted = 'keyturn_authentications_total{who="app",outcome="accepted",cause="secret"}'
  const refused = 'keyturn_authentications_total{who="person",outcome="refused",cause="no_person"}'
  const before = await scrape()
  const from = { address: '192.0.2.1', userAgent: 'curl', grantType: 'client_credentials' }
  noteCaller({ kind: 'secret', credentialId: 'abcdefgh', appId: 'app_1', ...from }, now())
  noteRefusedSignIn({ organizationId: '', personId: '', cause: 'no_person', address: '' })
  const after = await scrape()
  expect(after.value(accepted)).toBe((before.value(accepted) ?? 0) + 1)
  expect(after.value(refused)).toBe((before.value(refused) ?? 0) + 1)
})

test('expiring secrets are counted, and read at most once a minute', async ({ scrape }) => {
  const { dora } = await makePeople()
  const app = await anApp(dora)
  const within = (one: Scrape, days: number) =>
    one.value(`keyturn_secrets_expiring{within_days="${days}"}`)
  moveClock(2 * MINUTE)
  const none = await scrape()
  expect([1, 7, 30, 90].map((days) => within(none, days))).toEqual([0, 0, 0, 0])
  await issueSecret(dora, app.id, {
    name: 'for a month',
    expiresAt: secondsAfter(now(), 29 * DAY),
  })
  expect(within(await scrape(), 90)).toBe(0)
  moveClock(2 * MINUTE)
  const one = await scrape()
  expect([1, 7, 30, 90].map((days) => within(one, days))).toEqual([0, 0, 1, 1])
})

test('every queue tells how much waits, and for how long', async ({ scrape }) => {
  await pool().query(
    `INSERT INTO reset_request (id, email, next_attempt_at, created_at)
     VALUES (gen_random_uuid(), 'a@example.com', now() - interval '1 hour', now())`,
  )
  moveClock(MINUTE)
  const { value, text } = await scrape()
  expect(value('keyturn_queue_waiting{queue="reset_request"}')).toBe(1)
  expect(value('keyturn_queue_oldest_due_seconds{queue="reset_request"}')).toBeGreaterThan(3_500)
  const queues = [...text.matchAll(/keyturn_queue_waiting\{queue="(\w+)"/g)].map(([, name]) => name)
  expect(queues.toSorted()).toEqual([
    'logout_notice',
    'mail',
    'reset_request',
    'signal',
    'webhook_delivery',
  ])
})

/** The names of a PromQL query with the labels that it asks each for, and those that it groups by. */
function namesIn(query: string): { name: string; labels: [string, string, string][] }[] {
  const plain = query.replaceAll(/\b(by|without)\s*\([^)]*\)/g, ' ')
  return [...plain.matchAll(/\b((?:keyturn|nodejs|process)_\w+)(?:\{([^}]*)\})?/g)].map(
    ([, name = '', matchers = '']) => ({
      name,
      labels: [...matchers.matchAll(/(\w+)\s*(!=|=~|!~|=)\s*"([^"]*)"/g)].map(
        ([, label = '', how = '', wanted = '']): [string, string, string] => [label, how, wanted],
      ),
    }),
  )
}

/** Every query of the dashboard and of the alert rules. */
function documentedQueries(): string[] {
  return readdirSync(MONITORING).flatMap((file) => {
    const text = readFileSync(join(MONITORING, file), 'utf8')
    if (file.endsWith('.json')) {
      const { panels } = JSON.parse(text) as { panels: { targets: { expr: string }[] }[] }
      return panels.flatMap(({ targets }) => targets.map(({ expr }) => expr))
    }
    return [...text.matchAll(/expr:(?: >-\n((?: {10}.*\n)+)| (.*)\n)/g)].map(
      ([, folded, line]) => folded ?? line ?? '',
    )
  })
}

test('every query in docs/monitoring asks for series and labels that a scrape has', async ({
  server,
  scrape,
}) => {
  await sweepOnce(() => false)
  await fetch(`${server.origin}/oauth2/token`)
  await fetch(`${server.origin}/broken`)
  await scrape()
  const { text } = await scrape()
  const series = text.split('\n').filter((line) => line && !line.startsWith('#'))
  const queries = documentedQueries()
  expect(queries.length).toBeGreaterThan(20)
  for (const query of queries) {
    const names = namesIn(query)
    expect(names, query).not.toEqual([])
    const grouped = [...query.matchAll(/\bby\s*\(([^)]*)\)/g)].flatMap(([, by = '']) =>
      by.split(/,\s*/),
    )
    for (const { name, labels } of names) {
      const own = series.filter(
        (line) => line.startsWith(`${name} `) || line.startsWith(`${name}{`),
      )
      expect(own, `${name} in ${query}`).not.toEqual([])
      for (const [label, how, wanted] of labels) {
        const exact = how === '=' ? `${label}="${wanted}"` : `${label}="`
        expect(
          own.some((line) => line.includes(exact)),
          `${exact} of ${name}`,
        ).toBe(true)
      }
      for (const label of grouped) {
        expect(
          own.some((line) => line.includes(`${label}="`)),
          `by ${label}: ${query}`,
        ).toBe(true)
      }
    }
  }
})
