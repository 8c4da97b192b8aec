import { join } from 'node:path'
import { test as base } from '@playwright/test'
import { type Collector, startCollector } from '@/lib/traces/testing/collector'
import { type Cluster, startCluster } from '../harness/cluster'
import { dumpDatabase, filesWrittenSince } from '../harness/dump'
import { findValues } from '../harness/encodings'
import { makeOrg, type Org } from '../harness/fixtures'
import { runGrants } from '../harness/leak-scenarios/grants'
import { runMachines } from '../harness/leak-scenarios/machines'
import { cookiesOf, runPeople } from '../harness/leak-scenarios/people'
import { runSecrets } from '../harness/leak-scenarios/secrets'
import type { SecretsScenario } from '../harness/leak-scenarios/values'
import { generate, newSecret } from '../harness/portal'
import { ROOT, type Server, type ServerProcess } from '../harness/server'
import type { Session, Visit } from '../harness/session'
import { expect } from '../harness/test'
import { askToken } from '../harness/token'

type WorkerFixtures = {
  collector: Collector
  cluster: Cluster<ServerProcess>
  org: Org
  server: ServerProcess
  scenario: SecretsScenario & { begunAt: number }
}

/** One server and one scenario for all tests. No test changes them; the last one stops the server. */
const test = base.extend<object, WorkerFixtures>({
  collector: [
    async ({}, use) => {
      const collector = await startCollector()
      await use(collector)
      collector.close()
    },
    { scope: 'worker' },
  ],
  cluster: [
    async ({ collector }, use) => {
      const traces = {
        OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
        OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json',
      }
      const env = { LOG_LEVEL: 'trace', ...traces }
      const cluster = await startCluster({ processes: 1, host: 'localhost', env })
      await use(cluster)
      await cluster.end()
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  server: [async ({ cluster }, use) => use(cluster.servers[0]), { scope: 'worker' }],
  org: [async ({ cluster }, use) => use(await makeOrg(cluster)), { scope: 'worker' }],
  scenario: [
    async ({ cluster, server, org }, use) => use(await runScenario(cluster, server, org)),
    { scope: 'worker', timeout: 120_000 },
  ],
})

/** Runs every flow once, and keeps every value that was issued or sent. */
async function runScenario(cluster: Cluster, { port }: Server, org: Org) {
  const begunAt = Date.now()
  // A name, because browsers make no passkeys for IP addresses.
  const deployment = { cluster, org, origin: `http://localhost:${port}` }
  const secrets = await runSecrets(deployment)
  // The search works: it finds the value in the one answer that carries it.
  expect(findValues(secrets.issued, secrets.values)).toContain('first secret')
  const values = {
    ...secrets.values,
    ...(await runGrants(deployment)),
    ...(await runMachines(deployment)),
    ...(await runPeople(deployment)),
    ...cookiesOf({ owner: secrets.session }),
  }
  const tooShort = Object.keys(values).filter((name) => (values[name]?.length ?? 0) < 8)
  expect(tooShort, 'values that were not issued, or are too short to search for').toEqual([])
  return { ...secrets, values, begunAt }
}

const WHAT = 'a secret, a token, a code, a key, a proof or a cookie'

test(`after every flow no table holds ${WHAT}`, async ({ cluster, scenario }) => {
  const dump = await dumpDatabase(cluster.pool)
  expect(dump).toContain(scenario.app.id)
  expect(findValues(dump, scenario.values)).toEqual([])
})

test('after every flow no page and no later answer shows a secret or a token', async ({
  scenario,
}) => {
  const paths = [
    '/apps',
    `/apps/${scenario.app.id}`,
    `/apps/${scenario.app.id}/secrets`,
    '/account',
  ]
  const pages = await Promise.all(
    paths.flatMap((path) => [scenario.session.visit(path), visitAsRouter(scenario.session, path)]),
  )
  for (const page of pages) expect(page.status).toBe(200)
  const shown = [...pages.map((page) => page.text), ...scenario.answers].join('\n')
  expect(findValues(shown, scenario.values)).toEqual([])
})

/** A request of Next's router. It is redirected to a URL with a digest of its headers. */
async function visitAsRouter(session: Session, path: string): Promise<Visit> {
  const headers = { rsc: '1' }
  const first = await session.visit(path, { headers })
  const location = first.headers.get('location')
  return location ? session.visit(location, { headers }) : first
}

test('after every flow nothing in .next holds a secret or a token', async ({ scenario }) => {
  const holders = []
  // Files that were written before the scenario cannot hold its values.
  for (const file of filesWrittenSince(scenario.begunAt, join(ROOT, '.next'))) {
    const found = findValues(file.text, scenario.values)
    if (found.length > 0) holders.push({ path: file.path, found })
  }
  expect(holders).toEqual([])
})

test('every answer to a person says no-store, the one with the value included', async ({
  server,
  org,
}) => {
  const app = await org.addApp()
  const session = await org.signIn(org.owner, server.origin)
  for (const path of ['/', '/sign-in', '/apps', `/apps/${app.id}/secrets`, '/no/such/page']) {
    const page = await session.visit(path)
    expect(page.headers.get('cache-control'), path).toContain('no-store')
  }
})

type Line = {
  level: number
  msg: string
  requestId?: string
  status?: number
  use?: Record<string, unknown>
  err?: { code?: string; cause?: { code?: string } }
}

/** The lines of the log so far, and what is none. */
function linesOf({ logs }: Server): { lines: Line[]; others: string[] } {
  const written = logs().trim().split('\n')
  const isLine = (text: string) => text.startsWith('{')
  return {
    lines: written.filter(isLine).map((text) => JSON.parse(text)),
    others: written.filter((text) => !isLine(text)),
  }
}

test('the line of a token request says who was given what', async ({ server, org }) => {
  const session = await org.signIn(org.owner, server.origin)
  const app = await org.addApp()
  const credentials = await newSecret(session, app.id)
  expect((await askToken(server.origin, credentials)).status).toBe(200)
  const mine = () => linesOf(server).lines.filter(({ use }) => use?.secret === credentials.id)
  await expect
    .poll(() => mine().map(({ msg, use }) => ({ msg, use })))
    .toEqual([
      {
        msg: 'request',
        use: {
          client: app.id,
          secret: credentials.id,
          grantType: 'client_credentials',
          subject: 'app',
        },
      },
    ])
})

test('each answer of 500 or above has one error line, and everything is a line', async ({
  cluster,
  server,
  org,
}) => {
  const session = await org.signIn(org.owner, server.origin)
  const app = await org.addApp()
  // New connections, because a statement that is prepared knows its tables by number.
  const rename = async (from: string, to: string) => {
    await cluster.pool.query(`ALTER TABLE ${from} RENAME TO ${to}`)
    await cluster.pool.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE datname = current_database() AND pid <> pg_backend_pid() AND query NOT LIKE '%RENAME%'`,
    )
  }
  const before = linesOf(server).lines.length
  await rename('app', 'app_that_is_away')
  const answers = await Promise.all([
    session.visit('/apps'),
    session.visit(`/apps/${app.id}`),
    session.visit('/oauth2/authorize?client_id=app_00000000000000000000&response_type=code'),
    askToken(server.origin, { clientId: app.id, secret: 'kt_cs_00000000' }),
    generate(session, app.id),
  ]).finally(() => rename('app_that_is_away', 'app'))
  const failed = answers.filter(({ status }) => status >= 500)
  expect(failed.length).toBeGreaterThan(2)
  const since = () => linesOf(server).lines.slice(before)
  const brokenSince = () =>
    since().filter(({ msg, status = 0 }) => msg === 'request' && status >= 500)
  await expect.poll(() => brokenSince().length).toBeGreaterThanOrEqual(failed.length)
  const broken = brokenSince()
  for (const { requestId } of broken) {
    const errors = since().filter((line) => line.level >= 50 && line.requestId === requestId)
    expect(errors.map(({ err }) => err?.code ?? err?.cause?.code)).toEqual([expect.any(String)])
  }
  // A page that had begun to stream is answered with 200, and has its line too.
  const named = since().flatMap(({ level, requestId }) => (level >= 50 ? [requestId] : []))
  expect([...new Set(named)]).toEqual(named)
  expect(linesOf(server).others.join('\n').trim()).toMatch(
    /^Keyturn is ready[^\n]*\n\s+http\S+\n\s+It works once[^\n]*$/,
  )
})

test(`after every flow no log line and no trace holds ${WHAT}, however much is logged`, async ({
  collector,
  server,
  scenario,
}) => {
  await server.kill('SIGTERM')
  const logs = server.logs()
  expect(logs.length).toBeGreaterThan(1000)
  expect(findValues(logs, scenario.values)).toEqual([])
  const traces = collector.received.map(({ body }) => body.toString()).join('\n')
  expect(collector.spans().length).toBeGreaterThan(100)
  expect(findValues(traces, scenario.values)).toEqual([])
})
