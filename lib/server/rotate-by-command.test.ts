import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { readEnvironment } from '@/lib/config'
import { locateServer } from '@/lib/db/embedded/locate-server'
import { isRunning } from '@/lib/db/embedded/postmaster'
import { rotateByCommand } from './rotate-by-command'

test('a command that cannot read the master key stops the database that it has started', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'keyturn-rotate-'))
  chmodSync(folder, 0o711)
  writeFileSync(join(folder, 'master-key'), 'of another program')
  const environment = readEnvironment({ NODE_ENV: 'production', KEYTURN_DATA_DIR: folder })
  await expect(rotateByCommand(environment)).rejects.toThrow('does not hold a master key')
  const server = await locateServer(folder)
  expect(existsSync(join(server.home, 'cluster'))).toBe(true)
  expect(await isRunning(server)).toBe(false)
  for (const made of [server.home, folder]) rmSync(made, { recursive: true, force: true })
})
