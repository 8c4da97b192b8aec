import { fileURLToPath } from 'node:url'
import { test as base } from '@playwright/test'
import { emptyDisk, fillDisk } from '@/lib/oauth/testing/full-disk'
import { type Cluster, startCluster } from '../harness/cluster'
import { type Door, makeDoors } from '../harness/doors'
import { makeOrg, type Org } from '../harness/fixtures'
import { expectNothingLost, type HonestWork } from '../harness/honest-work'
import type { ServerProcess } from '../harness/server'
import { startTcpProxy, type TcpProxy } from '../harness/tcp-proxy'
import { expect } from '../harness/test'

// The rows of docs/what-survives-what.md that this file tests.

const CLOCK = fileURLToPath(new URL('../harness/settable-clock.mjs', import.meta.url))

type Fixtures = { org: Org; origin: string }
type WorkerFixtures = { network: TcpProxy; cluster: Cluster<ServerProcess> }

const test = base.extend<Fixtures, WorkerFixtures>({
  network: [
    async ({}, use) => {
      const network = await startTcpProxy(process.env.KEYTURN_TEST_SERVER ?? '')
      await use(network)
      network.end()
    },
    { scope: 'worker' },
  ],
  cluster: [
    async ({ network: { through } }, use) => {
      const env = { NODE_OPTIONS: `--import=${CLOCK}` }
      const cluster = await startCluster({ processes: 1, through, env })
      await use(cluster)
      await cluster.end()
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  org: async ({ cluster }, use) => use(await makeOrg(cluster)),
  origin: async ({ cluster }, use) => use(cluster.servers[0].origin),
})

/** What `/readyz` says, and whether it says that it is ready. */
const readiness = async (origin: string) => {
  const answer = await fetch(`${origin}/readyz`)
  return `${answer.status} ${(await answer.text()).trim()}`
}

const untilReady = (origin: string) => expect.poll(() => readiness(origin)).toBe('200 ready')

/** Waits until an app or a person has felt the trouble. */
const untilRefused = ({ done }: HonestWork) => expect.poll(() => done.retries).toBeGreaterThan(0)

const ANSWERS = { person: /^text\/html/, program: /json$|json;/, action: /^text\/x-component/ }

const howToComeAgain = (headers: Headers) => [
  headers.get('retry-after'),
  headers.get('cache-control'),
]

/** What only reads goes on; what writes is answered 503. Nothing else breaks. */
async function expectReadersServed(doors: Door[]): Promise<void> {
  const away = new Set<string>()
  for (const { name, ask } of doors) {
    const { status, headers } = await ask()
    if (status < 500) continue
    expect([status, ...howToComeAgain(headers)], name).toEqual([503, '1', 'no-store'])
    away.add(name)
  }
  for (const reads of ['GET /apps', 'GET /oauth2/userinfo', 'GET /api/v1/apps']) {
    expect(away.has(reads), reads).toBe(false)
  }
  for (const writes of ['POST /oauth2/token', 'GET /oauth2/authorize', 'sign in at the form']) {
    expect(away.has(writes), writes).toBe(true)
  }
}

test('a database that takes no writes: nothing is lost', async ({ cluster, org, origin }) => {
  const doors = await makeDoors({ org, origin })
  // A connection of before stays able to write; one that is made meanwhile would never be.
  const operator = await cluster.pool.connect()
  const { rows } = await operator.query('SELECT current_database() AS name')
  const [{ name }] = rows
  const nothingLost = expectNothingLost({ org, origin }, async (work) => {
    await operator.query(`ALTER DATABASE ${name} SET default_transaction_read_only = on`)
    await operator.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE datname = current_database() AND pid <> pg_backend_pid()`,
    )
    await expect.poll(() => readiness(origin)).toMatch(/^503 the database takes no writes/)
    await expectReadersServed(doors)
    await untilRefused(work)
    await operator.query(`ALTER DATABASE ${name} RESET ALL`)
    await untilReady(origin)
  })
  await nothingLost.finally(() => operator.release())
})

test('a full disk: nothing is lost', async ({ cluster, org, origin }) => {
  await expectNothingLost({ org, origin }, async (work) => {
    await fillDisk(cluster.pool, ['AccessToken', 'RefreshToken'])
    await expect.poll(() => readiness(origin)).toBe('503 the disk of the database is full')
    await untilRefused(work)
    await emptyDisk(cluster.pool)
    await untilReady(origin)
  })
})

test('a lost network, silent first and then cut: nothing is lost', async ({
  network,
  org,
  origin,
}) => {
  await expectNothingLost({ org, origin }, async (work) => {
    network.stall()
    await expect.poll(() => readiness(origin)).toBe('503 the database does not answer')
    network.cut()
    await expect.poll(() => readiness(origin)).toBe('503 the database does not answer')
    await untilRefused(work)
    network.mend()
    await untilReady(origin)
  })
})

test('a clock that is 200 days ahead: nothing is lost, and nothing is cleaned away', async ({
  cluster,
  org,
  origin,
}) => {
  const [server] = cluster.servers
  const keys = () => cluster.pool.query('SELECT id, status FROM signing_key ORDER BY id')
  const before = (await keys()).rows
  await expectNothingLost({ org, origin }, async (work) => {
    server.child.kill('SIGUSR2')
    await expect
      .poll(() => readiness(origin))
      .toMatch(/^503 this machine's clock is 172\d{5} seconds ahead of the database's$/)
    await untilRefused(work)
    server.child.kill('SIGUSR2')
    await untilReady(origin)
  })
  expect((await keys()).rows).toEqual(before)
  expect(cluster.logs().match(/not serving and not sweeping/g)).toHaveLength(1)
})

test('an upgrade under load, process by process: nothing is lost, nothing is asked twice', async ({
  cluster,
  org,
  origin,
}) => {
  const done = await expectNothingLost({ org, origin }, async (work) => {
    const other = await cluster.start()
    work.origin = other.origin
    const { refreshes } = work.done
    await expect.poll(() => work.done.refreshes).toBeGreaterThan(refreshes + 20)
    work.origin = origin
    expect(await other.kill('SIGTERM')).toBe(0)
  })
  expect(done.retries).toBe(0)
})

test('while the database is away every door answers 503 and when to come again', async ({
  network,
  org,
  origin,
}) => {
  const doors = await makeDoors({ org, origin })
  network.cut()
  for (const { name, reader, ask } of doors) {
    const { status, headers, text } = await ask()
    expect([status, ...howToComeAgain(headers)], name).toEqual([503, '1', 'no-store'])
    expect(headers.get('content-type'), name).toMatch(ANSWERS[reader])
    expect(text, name).toMatch(/temporarily_unavailable|cannot reach its database|server_error/)
  }
  for (const path of ['/oauth2/jwks', '/.well-known/openid-configuration', '/healthz']) {
    expect((await fetch(`${origin}${path}`)).status, path).toBe(200)
  }
  network.mend()
  await untilReady(origin)
})
