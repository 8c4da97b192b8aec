import { chmodSync, existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { anApp } from '@/lib/apps/testing/fixtures'
import { sealEvents } from '@/lib/audit/seal/seal-events'
import { config, provideConfig, readEnvironment } from '@/lib/config'
import { closeDb } from '@/lib/db/client'
import { openEmbedded } from '@/lib/db/embedded/open-embedded'
import { closePool } from '@/lib/db/pool'
import { backupSource } from '@/lib/db/testing/backup-source'
import { blankDatabase } from '@/lib/db/testing/blank-database'
import { test as base, expect } from '@/lib/db/testing/test-database'
import { loadMasterKeys } from '@/lib/master-key/load-master-keys'
import { loadSigningKeys } from '@/lib/oauth/signing-keys/load-signing-keys'
import { basic, startSecondEngine } from '@/lib/oauth/testing/engine-test'
import { makePeople } from '@/lib/people/testing/fixtures'
import { issueSecret } from '@/lib/secrets/testing/parsed'
import { backUpByCommand } from './back-up-by-command'
import { placeOfKeys } from './master-key'
import { restoreByCommand } from './restore-by-command'
import { verifyByCommand } from './verify-by-command'

type Fixtures = { folder: string }

const test = base.extend<Fixtures>({
  folder: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'keyturn-backup-'))
    chmodSync(folder, 0o711)
    await use(folder)
    rmSync(folder, { recursive: true, force: true })
  },
})

/** From now on, the use cases of this process work at this database. */
async function workAt(databaseUrl: string): Promise<void> {
  await Promise.all([closeDb(), closePool()])
  provideConfig({ ...config(), databaseUrl })
  await loadMasterKeys(() => [config().masterKey])
}

const environmentOf = (settings: Record<string, string>, key: Buffer) =>
  readEnvironment({
    NODE_ENV: 'production',
    KEYTURN_MASTER_KEY: key.toString('base64'),
    ...settings,
  })

function listen() {
  const said: string[] = []
  return { said, say: (sentence: string) => void said.push(sentence) }
}

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
  const engine = await startSecondEngine(createServer())
  const token = async (secret: string) => {
    const answer = await fetch(`${engine.at}/oauth2/token`, {
      method: 'POST',
      headers: basic(app.id, secret),
      body: new URLSearchParams({ grant_type: 'client_credentials' }),
    })
    return answer.status
  }
  expect(await token(old.value.reveal())).toBe(200)
  const anew = await issueSecret(dora, app.id, { name: 'of the new machine', expiresAt: null })
  expect([await token(anew.value.reveal()), await token(old.value.reveal())]).toEqual([200, 200])
  engine.close()
  await Promise.all([closeDb(), closePool()])
  await restored.close()
})

test('a restore says that the master key is another, or missing, or that the backup is of a newer version', async ({
  database,
  folder,
}) => {
  const source = await backupSource()
  const file = join(folder, 'keyturn.dump')
  await workAt(source.url)
  await loadSigningKeys()
  await Promise.all([closeDb(), closePool()])
  const { say } = listen()
  const here = environmentOf({ DATABASE_URL: source.url }, database.masterKey)
  await backUpByCommand(here, { file, say })

  const dataDir = join(folder, 'empty-machine')
  const keyless = readEnvironment({ NODE_ENV: 'production', KEYTURN_DATA_DIR: dataDir })
  await expect(restoreByCommand(keyless, { file, say })).rejects.toThrow('there is no master key')
  expect(existsSync(dataDir)).toBe(false)

  const blank = await blankDatabase(source.url)
  const other = environmentOf({ DATABASE_URL: blank.url }, Buffer.alloc(32, 7))
  await expect(restoreByCommand(other, { file, say })).rejects.toThrow(
    'the master key in the variable KEYTURN_MASTER_KEY does not open it',
  )
  await blank.client.query(
    `INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, finished_at)
     VALUES ('newer', 'x', '20990101000000_later', now(), now())`,
  )
  await blank.client.end()
  const newer = join(folder, 'newer.dump')
  await backUpByCommand(other, { file: newer, say })
  const empty = await blankDatabase(source.url)
  const there = environmentOf({ DATABASE_URL: empty.url }, database.masterKey)
  await expect(restoreByCommand(there, { file: newer, say })).rejects.toThrow(
    /is of a newer version of Keyturn \(20990101000000_later\)/,
  )
  const { rowCount } = await empty.client.query(`SELECT FROM pg_tables WHERE schemaname = 'public'`)
  expect(rowCount).toBe(0)
  await empty.client.end()
  await source.stop()
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
