import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { expect, test } from '@playwright/test'
import { openConnection } from '../connection/open-pool'
import { locateServer } from '../embedded/locate-server'
import { isRunning } from '../embedded/postmaster'
import { startEmbedded } from '../embedded/start-embedded'

test('a migration that fails ends the command, and the database that it has started', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'keyturn-migrate-'))
  chmodSync(dataDir, 0o711)
  const before = await startEmbedded({ dataDir, durable: false })
  const connection = await openConnection(before.url).connect()
  await connection.query('CREATE TABLE of_somebody_else (id int)')
  await connection.end()
  await before.stop()
  const { PATH, HOME } = process.env
  const command = spawn(process.execPath, ['--import', 'tsx', 'lib/db/command/migrate.ts'], {
    env: { PATH, HOME, NODE_ENV: 'production', DATABASE_URL: '', KEYTURN_DATA_DIR: dataDir },
    timeout: 60_000,
  })
  const [said, [status]] = await Promise.all([text(command.stderr), once(command, 'exit')])
  expect([said.split('.')[0], status]).toEqual(['The database schema is not empty', 1])
  expect(await isRunning(await locateServer(dataDir))).toBe(false)
  for (const made of [before.home, dataDir]) rmSync(made, { recursive: true, force: true })
})
