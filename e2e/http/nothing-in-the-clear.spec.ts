import { join } from 'node:path'
import { test as base } from '@playwright/test'
import { type Cluster, startCluster } from '../harness/cluster'
import { dumpDatabase, filesWrittenSince } from '../harness/dump'
import { findValues } from '../harness/encodings'
import { makeOrg, type Org } from '../harness/fixtures'
import { runGrants } from '../harness/leak-scenarios/grants'
import { runMachines } from '../harness/leak-scenarios/machines'
import { cookiesOf, runPeople } from '../harness/leak-scenarios/people'
import { runSecrets } from '../harness/leak-scenarios/secrets'
import type { SecretsScenario } from '../harness/leak-scenarios/values'
import { ROOT, type Server } from '../harness/server'
import type { Session, Visit } from '../harness/session'
import { expect } from '../harness/test'

type WorkerFixtures = {
  cluster: Cluster
  org: Org
  server: Server
  scenario: SecretsScenario & { begunAt: number }
}

/** One server and one scenario for all tests. No test changes them; the last one stops the server. */
const test = base.extend<object, WorkerFixtures>({
  cluster: [
    async ({}, use) => {
      const env = { LOG_LEVEL: 'trace' }
      const cluster = await startCluster({ processes: 1, host: 'localhost', env })
      await use(cluster)
      await cluster.end()
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  server: [async ({ cluster }, use) => use(cluster.servers[0]), { scope: 'worker' }],
  org: [async ({ cluster }, use) => use(await makeOrg(cluster.pool)), { scope: 'worker' }],
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

test(`after every flow no log line holds ${WHAT}, however much is logged`, async ({
  server,
  scenario,
}) => {
  await server.kill('SIGTERM')
  const logs = server.logs()
  expect(logs.length).toBeGreaterThan(1000)
  expect(findValues(logs, scenario.values)).toEqual([])
})
