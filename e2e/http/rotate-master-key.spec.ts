import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { test as base, expect } from '@playwright/test'
import { type Cluster, startCluster } from '../harness/cluster'
import { makeOrg, type Org } from '../harness/fixtures'
import { newSecret } from '../harness/portal'
import { ROOT } from '../harness/server'
import { askToken, type Credentials } from '../harness/token'

const newKey = () => randomBytes(32).toString('base64')
const KEYS = { KEYTURN_MASTER_KEY: newKey(), KEYTURN_PREVIOUS_MASTER_KEY: newKey() }

/** Two servers that know both keys: nothing is rotated yet, and the previous one is in use. */
const test = base.extend<object, { cluster: Cluster; org: Org }>({
  cluster: [
    async ({}, use) => {
      const cluster = await startCluster({ processes: 2, env: KEYS })
      await use(cluster)
      await cluster.end()
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  org: [async ({ cluster }, use) => use(await makeOrg(cluster)), { scope: 'worker' }],
})

/** `npm run rotate-master-key`, with everything that it has said so far. */
function rotate({ env }: Cluster): { child: ChildProcess; said: () => string } {
  const child = spawn(process.execPath, ['--import', 'tsx', 'lib/server/rotate-master-key.ts'], {
    cwd: ROOT,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, NODE_ENV: 'production', ...env },
  })
  const output: Buffer[] = []
  child.stdout.on('data', (chunk) => output.push(chunk))
  child.stderr.on('data', (chunk) => output.push(chunk))
  return { child, said: () => Buffer.concat(output).toString() }
}

/** Asks all servers for tokens in turn, until it is stopped. Answers every status. */
function askOnAndOn(origins: string[], who: Credentials): () => Promise<Set<number>> {
  const seen = new Set<number>()
  let stopped = false
  const asking = (async () => {
    for (let n = 0; !stopped; n += 1) {
      seen.add((await askToken(origins[n % origins.length] ?? '', who)).status)
    }
  })()
  return async () => {
    stopped = true
    await asking
    return seen
  }
}

test('the master key is rotated while servers run, and a kill in the middle loses nothing', async ({
  cluster,
  org,
}) => {
  const origins = cluster.servers.map(({ origin }) => origin)
  const session = await org.signIn(org.owner, origins[0] ?? '')
  const old = await newSecret(session, (await org.addApp()).id)
  const stop = askOnAndOn(origins, old)

  const killed = rotate(cluster)
  await expect.poll(killed.said).toContain('The new master key is in use.')
  killed.child.kill('SIGKILL')
  await once(killed.child, 'exit')
  const made = await newSecret(session, (await org.addApp()).id)
  for (const origin of origins) {
    expect((await askToken(origin, made)).status).toBe(200)
    expect((await session.at(origin).visit('/apps')).status).toBe(200)
  }

  const second = rotate(cluster)
  const [code] = await once(second.child, 'exit')
  expect([code, second.said()]).toEqual([0, expect.stringContaining('no longer needed')])
  expect([...(await stop())]).toEqual([200])

  const newest = await cluster.start(undefined, { KEYTURN_PREVIOUS_MASTER_KEY: '' })
  for (const who of [old, made]) {
    expect((await askToken(newest.origin, who)).status).toBe(200)
  }
  expect((await session.at(newest.origin).visit('/apps')).status).toBe(200)
  const { rows } = await cluster.pool.query(
    'SELECT generation, sealed IS NULL AS newest, completed_at IS NOT NULL AS complete FROM master_key ORDER BY 1',
  )
  expect(rows).toEqual([
    { generation: 1, newest: false, complete: false },
    { generation: 2, newest: true, complete: true },
  ])
})
