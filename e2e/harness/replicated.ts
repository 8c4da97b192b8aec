import '@/lib/db/testing/quiet'
import { randomBytes } from 'node:crypto'
import { test as base } from '@playwright/test'
import { migrate } from '@/lib/db/migrate'
import { type Cluster, startCluster } from './cluster'
import { makeOrg, type Org } from './fixtures'
import type { ServerProcess } from './server'
import { type Pair, type Postgres, startPair } from './standby'
import { startTcpProxy, type TcpProxy } from './tcp-proxy'

/** Two processes on a primary with a standby. */
export type Replicated = Pair & {
  cluster: Cluster<ServerProcess>
  org: Org
  /** The address in front of the primary: a virtual one, or that of a proxy. */
  address: TcpProxy
}

export type How = {
  synchronous: boolean
  /** Whether the processes know both servers, or one address that somebody moves. */
  by: 'hosts' | 'address'
}

type Fixtures = { start: (how: How) => Promise<Replicated> }

export const test = base.extend<Fixtures>({
  start: async ({}, use) => {
    const ends: (() => Promise<void> | void)[] = []
    await use(async ({ synchronous, by }) => {
      const pair = await startPair({ synchronous })
      ends.push(pair.end)
      await migrate(pair.primary.url)
      const address = await startTcpProxy(pair.primary.url)
      ends.push(address.end)
      const everyday = `keyturn_everyday:${randomBytes(12).toString('hex')}`
      await pair.primary.ask(everydayRole(everyday))
      const cluster = await startCluster({
        processes: 2,
        database: { url: address.through(pair.primary.url), drop: async () => {} },
        through: (url) => (by === 'hosts' ? hostsOf(pair, everyday) : asRole(url, everyday)),
        env: by === 'hosts' ? { KEYTURN_MIGRATE_DATABASE_URL: hostsOf(pair) } : {},
      })
      ends.push(cluster.end)
      return { ...pair, cluster, address, org: await makeOrg(cluster) }
    })
    for (const end of ends.reverse()) await end()
  },
})

function everydayRole(login: string): string {
  const [name, password] = login.split(':')
  return `CREATE ROLE ${name} LOGIN PASSWORD '${password}'`
}

function asRole(url: string, login: string): string {
  const [username, password] = login.split(':')
  return Object.assign(new URL(url), { username, password }).href
}

/** Both servers in one URL, the standby first. */
function hostsOf({ primary, standby }: { primary: Postgres; standby: Postgres }, login?: string) {
  const { host: first, username, password } = new URL(primary.url)
  const hosts = `${new URL(standby.url).host},${first}`
  const query = 'sslmode=disable&target_session_attrs=read-write'
  return `postgresql://${login ?? `${username}:${password}`}@${hosts}/keyturn?${query}`
}
