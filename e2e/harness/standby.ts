import { chmodSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Client } from 'pg'
import { clusterOf, makeCluster } from '@/lib/db/embedded/cluster'
import { type EmbeddedServer, locateServer } from '@/lib/db/embedded/locate-server'
import { embeddedUrl } from '@/lib/db/embedded/ownership'
import { portOfPidFile, startPostmaster, stopPostmaster } from '@/lib/db/embedded/postmaster'
import { run } from '@/lib/db/embedded/run'
import { temporaryFolder } from './folder'
import { startTcpProxy, type TcpProxy } from './tcp-proxy'

/** A PostgreSQL of its own, which nothing starts again. */
export type Postgres = {
  /** Of the superuser, in the database `keyturn`. */
  url: string
  ask: (statement: string) => Promise<Record<string, unknown>[]>
  /** `kill -9` of all its processes, as when a machine loses its power. */
  die: () => void
}

/** A primary and the standby that follows it. Both keep what they have confirmed on their disks. */
export type Pair = {
  primary: Postgres
  standby: Postgres
  /** The network between the two. */
  replication: TcpProxy
  /** The standby takes writes from now on. */
  promote: () => Promise<void>
  end: () => Promise<void>
}

const NAME = 'standby'

/**
 * Starts a primary with an empty database `keyturn`, and a standby: a copy of its files that follows it.
 * With `synchronous`, a commit waits until the standby has it on its disk (`synchronous_commit = on`,
 * PostgreSQL's default).
 */
export async function startPair({ synchronous }: { synchronous: boolean }): Promise<Pair> {
  const folders = [temporaryFolder(), temporaryFolder()] as const
  for (const folder of folders) chmodSync(folder, 0o711)
  const first = await locateServer(folders[0])
  const second = await locateServer(folders[1])
  await makeCluster(first)
  await startOn(first)
  await at(first, 'postgres').ask('CREATE DATABASE keyturn')
  await stopPostmaster(first)
  await run('/bin/cp', ['-R', '-p', clusterOf(first), clusterOf(second)], { as: second.as })
  const { url } = await startOn(first)
  const replication = await startTcpProxy(url)
  follow(second, new URL(replication.through(url)), first.password)
  await startOn(second)
  const [primary, standby] = [at(first), at(second, 'keyturn', first.password)]
  if (synchronous) await primary.ask(`ALTER SYSTEM SET synchronous_standby_names = '${NAME}'`)
  await primary.ask('SELECT pg_reload_conf()')
  await untilFollowing(primary, synchronous ? 'sync' : 'async')
  return {
    primary,
    standby,
    replication,
    promote: async () => void (await standby.ask('SELECT pg_promote()')),
    end: async () => {
      for (const { die } of [primary, standby]) die()
      replication.end()
      for (const folder of [first.home, second.home, ...folders]) {
        rmSync(folder, { recursive: true, force: true })
      }
    },
  }
}

async function startOn(server: EmbeddedServer): Promise<{ url: string }> {
  const { started, output } = await startPostmaster(server, { port: null, durable: true })
  if (!started) throw new Error(`PostgreSQL did not start: ${output}`)
  return at(server)
}

/** PostgreSQL's manual, "Setting Up a Standby Server". */
function follow(server: EmbeddedServer, { hostname, port, username }: URL, password: string): void {
  const from = `host=${hostname} port=${port} user=${username} password=${password}`
  const cluster = clusterOf(server)
  const settings = `primary_conninfo = '${from} application_name=${NAME}'\n`
  writeFileSync(join(cluster, 'postgresql.auto.conf'), settings)
  writeFileSync(join(cluster, 'standby.signal'), '')
}

function at(server: EmbeddedServer, database = 'keyturn', password = server.password): Postgres {
  const url = embeddedUrl({ ...server, password }, portOfPidFile(server) ?? 0, database)
  return {
    url,
    ask: async (statement) => {
      const client = new Client({ connectionString: url })
      await client.connect()
      return client.query(statement).then(
        ({ rows }) => client.end().then(() => rows),
        (error) => client.end().then(() => Promise.reject(error)),
      )
    },
    die: () => killAll(server),
  }
}

function killAll(server: EmbeddedServer): void {
  try {
    const [pid] = readFileSync(join(clusterOf(server), 'postmaster.pid'), 'utf8').split('\n')
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ')
    for (const one of [pid, ...children]) if (one) process.kill(Number(one), 'SIGKILL')
  } catch (error) {
    // It is dead already, or a child was.
    if (!['ENOENT', 'ESRCH'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error
  }
}

async function untilFollowing(primary: Postgres, state: 'sync' | 'async'): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    const rows = await primary.ask(
      `SELECT pg_sleep(0.05)::text FROM pg_stat_replication
       WHERE application_name = '${NAME}' AND sync_state = '${state}' AND state = 'streaming'`,
    )
    if (rows.length > 0) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error('the standby does not follow the primary')
}
