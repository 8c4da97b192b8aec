import '../testing/quiet'
import { chmodSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { type AddressInfo, connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test as base, expect } from '@playwright/test'
import { locateServer } from '../embedded/locate-server'
import { embeddedUrl } from '../embedded/ownership'
import { portOfPidFile, startPostmaster, stopPostmaster } from '../embedded/postmaster'
import { startEmbedded } from '../embedded/start-embedded'
import { startTemporary } from '../embedded/temporary'
import { StorageFailure } from '../storage-failure'
import { makeCertificate, switchTlsOn } from '../testing/switch-tls-on'
import { openConnection, openPool } from './open-pool'
import { keptOfServer } from './present-server'

type Database = { url: string; home: string; at: (host: string, query?: string) => string }
type Fixtures = { folder: string }
type WorkerFixtures = { database: Database }

const test = base.extend<Fixtures, WorkerFixtures>({
  database: [
    async ({}, use) => {
      const { url, home, stop } = await startTemporary()
      const { port, username, password } = new URL(url)
      const at = (host: string, query = '') =>
        `postgresql://${username}:${password}@${host}:${port}/keyturn${query}`
      await use({ url, home, at })
      await stop()
    },
    { scope: 'worker' },
  ],
  folder: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'keyturn-connection-'))
    await use(folder)
    rmSync(folder, { recursive: true, force: true })
  },
})

/** The first row of a statement on a connection of its own. */
async function ask(url: string, statement: string): Promise<Record<string, unknown>> {
  const connection = openConnection(url, 5_000)
  try {
    await connection.connect()
    return (await connection.query(statement)).rows[0]
  } finally {
    await connection.end()
  }
}

const isEncrypted = async (url: string) =>
  (await ask(url, 'SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()')).ssl

test('a server without TLS is used unless the URL asks for TLS', async ({ database }) => {
  expect(await isEncrypted(database.at('127.0.0.1'))).toBe(false)
  expect(await isEncrypted(database.at('127.0.0.1', '?sslmode=prefer'))).toBe(false)
  const required = isEncrypted(database.at('127.0.0.1', '?sslmode=require'))
  await expect(required).rejects.toThrow(StorageFailure)
})

test('every sslmode does with a real server what it does in libpq', async ({
  database,
  folder,
}) => {
  const certificate = await switchTlsOn(database.url)
  const other = makeCertificate(folder, 'other', statSync(folder)).certificate
  const encrypted = (host: string, query: string) => isEncrypted(database.at(host, query))
  await expect.poll(() => encrypted('localhost', '?sslmode=prefer')).toBe(true)
  const trusted = `sslrootcert=${certificate}`

  expect(await encrypted('127.0.0.1', '')).toBe(true)
  expect(await encrypted('127.0.0.1', '?sslmode=disable')).toBe(false)
  expect(await encrypted('127.0.0.1', '?sslmode=require')).toBe(true)
  expect(await encrypted('127.0.0.1', `?sslmode=require&${trusted}`)).toBe(true)
  expect(await encrypted('127.0.0.1', `?sslmode=verify-ca&${trusted}`)).toBe(true)
  expect(await encrypted('localhost', `?sslmode=verify-full&${trusted}`)).toBe(true)
  for (const [host, query] of [
    ['127.0.0.1', `sslmode=verify-full&${trusted}`],
    ['localhost', 'sslmode=verify-full'],
    ['localhost', `sslmode=verify-ca&sslrootcert=${other}`],
    ['localhost', `sslmode=require&sslrootcert=${other}`],
  ] as const) {
    await expect(encrypted(host, `?${query}`), query).rejects.toThrow(StorageFailure)
  }
})

test('a Unix socket is a host', async ({ database, folder }) => {
  const port = Number(new URL(database.url).port)
  const socket = createServer((client) => {
    const server = connect(port, '127.0.0.1').on('error', () => client.destroy())
    client
      .on('error', () => server.destroy())
      .pipe(server)
      .pipe(client)
  })
  await new Promise<void>((ready) => socket.listen(join(folder, `.s.PGSQL.${port}`), ready))
  const { username, password } = new URL(database.url)
  const url = `postgresql://${username}:${password}@:${port}/keyturn?host=${folder}`
  expect(await ask(url, 'SELECT 1 AS one')).toEqual({ one: 1 })
  socket.close()
})

test('of several hosts the one is used that takes writes', async ({ database, folder }) => {
  chmodSync(folder, 0o711)
  const login = `CREATE ROLE everywhere LOGIN PASSWORD 'x'`
  const before = await startEmbedded({ dataDir: folder, durable: false })
  for (const { url } of [before, database]) await ask(url, login)
  await before.stop()
  writeFileSync(join(before.home, 'cluster', 'standby.signal'), '')
  // A standby takes no writes, so it is started without what a start writes.
  const standby = await locateServer(folder)
  await startPostmaster(standby, { port: null, durable: false })
  const standbyUrl = embeddedUrl(standby, portOfPidFile(standby) ?? 0, 'keyturn')
  const hostOf = (url: string) => new URL(url).host
  const through = (...hosts: string[]) =>
    `postgresql://everywhere:x@${hosts}/keyturn?target_session_attrs=read-write`
  const recovery = 'SELECT pg_is_in_recovery() AS recovering, inet_server_port() AS port'

  const primary = { recovering: false, port: Number(new URL(database.url).port) }
  const hosts = [hostOf(standbyUrl), '127.0.0.1:1', hostOf(database.url)]
  expect(await ask(`postgresql://everywhere:x@${hosts[0]}/keyturn`, recovery)).toMatchObject({
    recovering: true,
  })
  expect(await ask(through(...hosts), recovery)).toEqual(primary)
  await expect(ask(through(...hosts.slice(0, 2)), recovery)).rejects.toThrow(StorageFailure)
  await stopPostmaster(standby)
})

test('no connection stays on a server whose place another has taken', async ({
  database,
  folder,
}) => {
  chmodSync(folder, 0o711)
  const other = await startEmbedded({ dataDir: folder, durable: false })
  for (const { url } of [other, database]) await ask(url, `CREATE ROLE moved LOGIN PASSWORD 'x'`)
  let port = Number(new URL(database.url).port)
  const address = createServer((client) => {
    const server = connect(port, '127.0.0.1').on('error', () => client.destroy())
    client
      .on('error', () => server.destroy())
      .pipe(server)
      .pipe(client)
  })
  await new Promise<void>((ready) => address.listen(0, '127.0.0.1', ready))
  const { port: listenOn } = address.address() as AddressInfo
  const databaseUrl = `postgresql://moved:x@127.0.0.1:${listenOn}/keyturn?sslmode=disable`
  const [pool, second] = [openPool({ databaseUrl, most: 3 }), openPool({ databaseUrl, most: 1 })]
  const kept = keptOfServer(() => ({}))
  const before = kept()
  const [idle, busy] = [await pool.connect(), await pool.connect()]
  await second.query('SELECT 1')
  const running = second.query('SELECT pg_sleep(5)')
  const cut = expect(running).rejects.toThrow(StorageFailure)

  port = Number(new URL(other.url).port)
  const making = pool.connect()
  idle.release()
  const made = await making
  expect((await made.query('SELECT inet_server_port() AS port')).rows).toEqual([{ port }])
  expect(pool.idleCount).toBe(0)
  expect(kept()).not.toBe(before)
  await expect(busy.query('SELECT 1')).rejects.toThrow(StorageFailure)
  await cut
  for (const client of [busy, made]) client.release()
  await Promise.all([pool.end(), second.end()])
  address.close()
  await other.stop()
})

test('nothing of a pool waits for ever: not behind a lock, and not for a statement', async ({
  database,
}) => {
  const pool = openPool({ databaseUrl: database.url, most: 2, settings: { lock_timeout: '50ms' } })
  await pool.query('CREATE TABLE locked (id int)')
  const { rows } = await pool.query(
    `SELECT current_setting('statement_timeout') AS statement,
       current_setting('idle_in_transaction_session_timeout') AS idle,
       current_setting('tcp_keepalives_idle') AS silent`,
  )
  expect(rows).toEqual([{ statement: '10s', idle: '1min', silent: '30' }])
  const holder = await pool.connect()
  await holder.query('BEGIN')
  await holder.query('LOCK TABLE locked')
  await expect(pool.query('SELECT FROM locked')).rejects.toThrow(StorageFailure)
  await holder.query('ROLLBACK')
  holder.release()
  await pool.end()
})

test('no statement is compiled, however long PostgreSQL thinks that it takes', async ({
  database,
}) => {
  const pool = openPool({ databaseUrl: database.url, most: 1 })
  const { rows } = await pool.query(`SELECT current_setting('jit') AS jit`)
  expect(rows).toEqual([{ jit: 'off' }])
  await pool.end()
})

test('a connection that breaks while somebody holds it fails the query, and not the process', async ({
  database,
}) => {
  const pool = openPool({ databaseUrl: database.url, most: 1 })
  const held = await pool.connect()
  const { rows } = await held.query('SELECT pg_backend_pid() AS pid')
  await ask(database.url, `SELECT pg_terminate_backend(${rows[0].pid})`)
  await expect(held.query('SELECT 1')).rejects.toThrow(StorageFailure)
  held.release()
  expect((await pool.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }])
  await pool.end()
})
