import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { expect, test } from '@playwright/test'
import { log } from '@/lib/log'
import { keptNames, readKept } from '@/prisma/earlier/kept-database'
import { openConnection } from '../connection/open-pool'
import { locateServer } from '../embedded/locate-server'
import { isRunning } from '../embedded/postmaster'
import { startEmbedded } from '../embedded/start-embedded'
import { startTemporary } from '../embedded/temporary'
import { migrate } from '../migrate'
import { migrationFiles } from '../migration-files'

function spawnCommand(settings: Record<string, string>) {
  const { PATH, HOME } = process.env
  return spawn(process.execPath, ['--import', 'tsx', 'lib/db/command/migrate.ts'], {
    env: { PATH, HOME, NODE_ENV: 'production', ...settings },
    timeout: 60_000,
  })
}

test('a migration that fails ends the command, and the database that it has started', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'keyturn-migrate-'))
  chmodSync(dataDir, 0o711)
  const before = await startEmbedded({ dataDir, durable: false })
  const connection = await openConnection(before.url).connect()
  await connection.query('CREATE TABLE of_somebody_else (id int)')
  await connection.end()
  await before.stop()
  const command = spawnCommand({ DATABASE_URL: '', KEYTURN_DATA_DIR: dataDir })
  const [said, [status]] = await Promise.all([text(command.stderr), once(command, 'exit')])
  expect([said.split('.')[0], status]).toEqual(['The database schema is not empty', 1])
  expect(await isRunning(await locateServer(dataDir))).toBe(false)
  for (const made of [before.home, dataDir]) rmSync(made, { recursive: true, force: true })
})

/** From here on, whatever changes the schema waits until a row is in this table. */
const GATE = `
  CREATE TABLE public.gate (open boolean);
  CREATE FUNCTION public.wait_at_gate() RETURNS event_trigger LANGUAGE plpgsql AS $$
  BEGIN
    WHILE NOT EXISTS (SELECT FROM public.gate) LOOP PERFORM pg_sleep(0.05); END LOOP;
  END $$;
  CREATE EVENT TRIGGER gate ON ddl_command_start EXECUTE FUNCTION public.wait_at_gate()`

test('a start waits for the migration that a killed one has left running, and goes on behind it', async () => {
  const { url, stop } = await startTemporary()
  const client = await openConnection(url).connect()
  const kept = keptNames().at(-1) ?? ''
  await client.query(readKept(kept).sql)
  await client.query(GATE)
  const first = migrationFiles().migrationDirectories.find(({ path }) => path > kept)?.path
  const running = async () =>
    (
      await client.query(
        `SELECT FROM pg_stat_activity WHERE application_name = 'keyturn migration'`,
      )
    ).rowCount
  const killed = spawnCommand({ DATABASE_URL: url })
  await expect.poll(running, { timeout: 60_000 }).toBe(1)
  killed.kill('SIGKILL')
  await once(killed, 'exit')

  const [said, { info }] = [[] as string[], log]
  log.info = (...line: unknown[]) => void said.push(String(line.at(-1)))
  const next = migrate(url)
  await expect.poll(() => said).toContain('waiting for a migration that is under way')
  log.info = info
  expect(await running()).toBe(1)
  await client.query('INSERT INTO public.gate VALUES (true)')
  expect(await next).not.toContain(first)
  const { rows } = await client.query(
    `SELECT finished_at IS NOT NULL AS finished FROM public._prisma_migrations
     WHERE migration_name = $1`,
    [first],
  )
  expect(rows).toEqual([{ finished: true }])
  await client.end()
  await stop()
})
