import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test as base, expect } from '@playwright/test'
import { Client } from 'pg'
import { migrate } from '../migrate'
import { EVERYDAY_USER } from './everyday-login'
import { type Embedded, startEmbedded } from './start-embedded'

type Fixtures = { dataDir: string }

const test = base.extend<Fixtures>({
  dataDir: async ({}, use) => {
    const dataDir = mkdtempSync(join(tmpdir(), 'keyturn-embedded-'))
    chmodSync(dataDir, 0o711)
    await use(dataDir)
    rmSync(dataDir, { recursive: true, force: true })
  },
})

const start = (dataDir: string): Promise<Embedded> => startEmbedded({ dataDir, durable: false })

async function ask(url: string, statement: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(statement)).rows
  } finally {
    await client.end()
  }
}

/** A process that owns the data folder, and dies without a word. */
async function ownAndDie(dataDir: string): Promise<void> {
  const script = `
    import { startEmbedded } from '@/lib/db/embedded/start-embedded'
    startEmbedded({ dataDir: ${JSON.stringify(dataDir)}, durable: false }).then(() => {
      process.kill(process.pid, 'SIGKILL')
    })`
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script])
  const [, signal] = await once(child, 'exit')
  expect(signal).toBe('SIGKILL')
}

test('what was written is there after a stop and a start', async ({ dataDir }) => {
  const first = await start(dataDir)
  await ask(first.url, 'CREATE TABLE kept AS SELECT 1 AS value')
  await first.stop()
  const second = await start(dataDir)
  expect(await ask(second.url, 'SELECT value FROM kept')).toEqual([{ value: 1 }])
  await second.stop()
})

test('a second start on the same data folder is refused with a sentence', async ({ dataDir }) => {
  const running = await start(dataDir)
  await expect(start(dataDir)).rejects.toThrow(/^Another Keyturn is running on this data folder/)
  await running.stop()
})

test('of two first starts at the same instant exactly one wins', async ({ dataDir }) => {
  const results = await Promise.allSettled([start(dataDir), start(dataDir), start(dataDir)])
  const winners = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []))
  expect(winners).toHaveLength(1)
  expect(await ask(winners[0]?.url ?? '', 'SELECT 1 AS one')).toEqual([{ one: 1 }])
  await winners[0]?.stop()
})

test('the database that a killed process left running is adopted', async ({ dataDir }) => {
  await ownAndDie(dataDir)
  const adopted = await start(dataDir)
  expect(await ask(adopted.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
  await adopted.stop()
})

test('a cluster that was never finished is made anew and swept away', async ({ dataDir }) => {
  const first = await start(dataDir)
  await first.stop()
  rmSync(join(first.home, 'cluster'), { recursive: true })
  mkdirSync(join(first.home, 'draft-abandoned', 'cluster'), { recursive: true })
  const second = await start(dataDir)
  expect(readdirSync(second.home).filter((name) => name.startsWith('draft-'))).toEqual([])
  await second.stop()
})

test('a database that dies under its owner comes back at the same address', async ({ dataDir }) => {
  const running = await start(dataDir)
  const [postmaster] = await ask(
    running.url,
    `SELECT split_part(pg_read_file('postmaster.pid'), E'\\n', 1)::int AS pid`,
  )
  process.kill(postmaster?.pid as number, 'SIGKILL')
  await expect
    .poll(() => ask(running.url, 'SELECT 1 AS one').catch(() => []), { timeout: 20_000 })
    .toEqual([{ one: 1 }])
  await running.stop()
  expect(existsSync(join(running.home, 'cluster', 'postmaster.pid'))).toBe(false)
})

test('the server’s own role is no superuser, and cannot change what has happened', async ({
  dataDir,
}) => {
  const first = await start(dataDir)
  await migrate(first.url, first.everydayUrl)
  const [role] = await ask(
    first.everydayUrl,
    `SELECT current_user AS name, rolsuper OR rolcreatedb OR rolcreaterole OR rolbypassrls AS mighty
     FROM pg_roles WHERE rolname = current_user`,
  )
  expect(role).toEqual({ name: EVERYDAY_USER, mighty: false })
  expect(await ask(first.everydayUrl, 'SELECT * FROM audit_event')).toEqual([])
  for (const forbidden of [
    'UPDATE audit_event SET detail = detail',
    'DELETE FROM audit_event',
    'TRUNCATE audit_event',
    'SELECT * FROM audit_event_default',
    'DELETE FROM audit_event_default',
    'SELECT audit_make_month(now())',
    'ALTER TABLE audit_event DISABLE TRIGGER USER',
    'DROP TRIGGER audit_event_append_only ON audit_event',
    'SET session_replication_role = replica',
    'CREATE TABLE mine (id int)',
    'DELETE FROM _prisma_migrations',
    `COPY audit_event TO PROGRAM 'true'`,
  ]) {
    await expect(ask(first.everydayUrl, forbidden), forbidden).rejects.toThrow(
      /permission denied|must be owner/,
    )
  }
  await ask(first.everydayUrl, 'SELECT audit_make_months()')
  await first.stop()
  const second = await start(dataDir)
  expect(await migrate(second.everydayUrl)).toEqual([])
  await second.stop()
})

test('only this machine can reach it, and only with the password', async ({ dataDir }) => {
  const running = await start(dataDir)
  const [shown] = await ask(running.url, 'SHOW listen_addresses')
  expect(shown).toEqual({ listen_addresses: '127.0.0.1' })
  const wrong = new URL(running.url)
  wrong.password = 'guessed'
  await expect(ask(wrong.href, 'SELECT 1')).rejects.toThrow(/password authentication failed/)
  await running.stop()
})
