import { chmodSync, existsSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { anApp } from '@/lib/apps/testing/fixtures'
import { sealEvents } from '@/lib/audit/seal/seal-events'
import { readEnvironment } from '@/lib/config'
import { closeDb } from '@/lib/db/client'
import { openEmbedded } from '@/lib/db/embedded/open-embedded'
import { closePool } from '@/lib/db/pool'
import { backupSource } from '@/lib/db/testing/backup-source'
import { loadSigningKeys } from '@/lib/oauth/signing-keys/load-signing-keys'
import { makePeople } from '@/lib/people/testing/fixtures'
import { issueSecret } from '@/lib/secrets/testing/parsed'
import { backUpByCommand } from './back-up-by-command'
import { placeOfKeys } from './master-key'
import { restoreByCommand } from './restore-by-command'
import { authenticate, environmentOf, expect, listen, test, workAt } from './testing/backup-test'
import { verifyByCommand } from './verify-by-command'

test('a backup restores an empty machine, where the old secret works, is rotated, and the audit log verifies', async ({
  database,
  folder,
}) => {
  const source = await backupSource()
  const file = join(folder, 'keyturn.dump')
  await workAt(source.url)
  await loadSigningKeys()
  const { dora } = await makePeople()
  const app = await anApp(dora)
  const old = await issueSecret(dora, app.id, { name: 'of the old machine', expiresAt: null })
  await sealEvents()
  const here = environmentOf({ DATABASE_URL: source.url }, database.masterKey)

  const backup = listen()
  await backUpByCommand(here, { file, say: backup.say })
  expect(backup.said.join('\n')).toContain('It is in the variable KEYTURN_MASTER_KEY: keep a copy')
  expect(statSync(file).mode & 0o777).toBe(0o600)
  await expect(backUpByCommand(here, { file, say: backup.say })).rejects.toThrow('exists already')
  await expect(restoreByCommand(here, { file, say: backup.say })).rejects.toThrow('not empty')
  await source.stop()

  const dataDir = join(folder, 'empty-machine')
  const restore = listen()
  const there = environmentOf({ KEYTURN_DATA_DIR: dataDir }, database.masterKey)
  await restoreByCommand(there, { file, say: restore.say })
  expect(restore.said[0]).toMatch(/restored, and the master key opens it/)
  const verified = listen()
  expect(await verifyByCommand(there, { heads: [], say: verified.say })).toBe(true)
  expect(verified.said[0]).toMatch(/nothing was changed. Events: [1-9]/)

  const restored = await openEmbedded(dataDir)
  await workAt(restored.url)
  expect(await authenticate(app.id, old.value.reveal())).toEqual([200])
  const anew = await issueSecret(dora, app.id, { name: 'of the new machine', expiresAt: null })
  const both = await authenticate(app.id, anew.value.reveal(), old.value.reveal())
  expect(both).toEqual([200, 200])
  await Promise.all([closeDb(), closePool()])
  await restored.close()
})

test('what is no backup is refused, and a machine without PostgreSQL hears what to install', async ({
  database,
  folder,
}) => {
  const file = join(folder, 'keyturn.dump')
  const { say } = listen()
  const here = environmentOf({ DATABASE_URL: database.url }, database.masterKey)
  await expect(restoreByCommand(here, { file, say })).rejects.toThrow('there is no file')
  const { PATH } = process.env
  process.env.PATH = folder
  try {
    await expect(backUpByCommand(here, { file, say })).rejects.toThrow(
      /^pg_dump is not on the PATH: install the client programs of PostgreSQL/,
    )
    writeFileSync(join(folder, 'pg_dump'), '#!/bin/sh\necho "pg_dump (PostgreSQL) 12.22"\n')
    chmodSync(join(folder, 'pg_dump'), 0o755)
    await expect(backUpByCommand(here, { file, say })).rejects.toThrow(
      /is of version 12, which cannot read it: install/,
    )
  } finally {
    process.env.PATH = PATH
  }
  expect(existsSync(file)).toBe(false)
})

test('a data folder names its master key, and during a rotation the next one too', ({ folder }) => {
  const settings = readEnvironment({ NODE_ENV: 'production', KEYTURN_DATA_DIR: folder })
  expect(placeOfKeys(settings)).toBe(`the file ${folder}/master-key`)
  writeFileSync(join(folder, 'master-key.next'), '')
  expect(placeOfKeys(settings)).toBe(
    `the file ${folder}/master-key and the file ${folder}/master-key.next`,
  )
})
