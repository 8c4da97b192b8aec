import { execFileSync } from 'node:child_process'
import { chmodSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readEnvironment } from '@/lib/config'
import { readBackup } from '@/lib/db/backup/read-backup'
import { closeDb } from '@/lib/db/client'
import { openConnection } from '@/lib/db/connection/open-pool'
import { closePool } from '@/lib/db/pool'
import { backupSource } from '@/lib/db/testing/backup-source'
import { blankDatabase } from '@/lib/db/testing/blank-database'
import { switchTlsOn } from '@/lib/db/testing/switch-tls-on'
import { loadSigningKeys } from '@/lib/oauth/signing-keys/load-signing-keys'
import { keptNames, MASTER_KEY, readKept } from '@/prisma/earlier/kept-database'
import { backUpByCommand } from './back-up-by-command'
import { restoreByCommand } from './restore-by-command'
import {
  authenticate,
  test as base,
  environmentOf,
  expect,
  listen,
  workAt,
} from './testing/backup-test'

type Source = Awaited<ReturnType<typeof backupSource>>

const test = base.extend<object, { source: Source }>({
  source: [
    async ({}, use) => {
      const source = await backupSource()
      await use(source)
      await source.stop()
    },
    { scope: 'worker' },
  ],
})

async function ask(url: string, statement: string): Promise<unknown[]> {
  const connection = openConnection(url)
  try {
    await connection.connect()
    return (await connection.query(statement)).rows
  } finally {
    await connection.end()
  }
}

test('a restore is refused before anything is written: another master key or none, a newer version, a file that was cut off; an upgrade that failed is none', async ({
  database,
  folder,
  source,
}) => {
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
  const other = environmentOf({ KEYTURN_DATA_DIR: dataDir }, Buffer.alloc(32, 7))
  await expect(restoreByCommand(other, { file, say })).rejects.toThrow(
    'the master key in the variable KEYTURN_MASTER_KEY does not open it',
  )
  expect(existsSync(dataDir)).toBe(false)

  const empty = await blankDatabase(source.url)
  const there = environmentOf({ DATABASE_URL: empty.url }, database.masterKey)
  const cut = join(folder, 'cut.dump')
  for (const share of [0.1, 0.5, 0.99]) {
    writeFileSync(cut, readFileSync(file).subarray(0, statSync(file).size * share))
    await expect(restoreByCommand(there, { file: cut, say })).rejects.toThrow(/end of file/)
  }
  await ask(
    source.url,
    `INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, finished_at)
     VALUES ('newer', 'x', '20990101000000_later', now(), now())`,
  )
  const later = join(folder, 'later.dump')
  await backUpByCommand(here, { file: later, say })
  await expect(restoreByCommand(there, { file: later, say })).rejects.toThrow(
    /is of a newer version of Keyturn \(20990101000000_later\)/,
  )
  const { rowCount } = await empty.client.query(`SELECT FROM pg_tables WHERE schemaname = 'public'`)
  expect(rowCount).toBe(0)
  await ask(
    source.url,
    `UPDATE _prisma_migrations SET finished_at = NULL, rolled_back_at = now() WHERE id = 'newer'`,
  )
  const goneBack = join(folder, 'gone-back.dump')
  await backUpByCommand(here, { file: goneBack, say })
  await restoreByCommand(there, { file: goneBack, say })
  await ask(source.url, `DELETE FROM _prisma_migrations WHERE id = 'newer'`)
  await empty.client.end()
})

test('two backups into one file at once leave a whole one, and nothing else', async ({
  database,
  folder,
  source,
}) => {
  const file = join(folder, 'keyturn.dump')
  const here = environmentOf({ DATABASE_URL: source.url }, database.masterKey)
  await Promise.all([1, 2].map(() => backUpByCommand(here, { file, ...listen() })))
  expect(readdirSync(folder)).toEqual(['keyturn.dump'])
  expect((await readBackup(file)).file).toBe(file)
})

test('a disk without room ends a backup with the words of pg_dump, and leaves no file', async ({
  database,
  folder,
  source,
}) => {
  const program = execFileSync('which', ['pg_dump'], { encoding: 'utf8' }).trim()
  const limited = join(folder, 'pg_dump')
  writeFileSync(limited, `#!/bin/sh\ntrap '' XFSZ\nulimit -f 16\nexec ${program} "$@"\n`)
  chmodSync(limited, 0o755)
  const file = join(folder, 'keyturn.dump')
  const { PATH } = process.env
  process.env.PATH = `${folder}:${PATH}`
  try {
    const here = environmentOf({ DATABASE_URL: source.url }, database.masterKey)
    await expect(backUpByCommand(here, { file, ...listen() })).rejects.toThrow(
      /pg_dump ended with status 1.*File too large/s,
    )
  } finally {
    process.env.PATH = PATH
  }
  expect(readdirSync(folder)).toEqual(['pg_dump'])
})

test('over TLS, a backup of an older version comes into a database of other roles, and nobody else may what the owner may', async ({
  folder,
  source,
}) => {
  const certificate = await switchTlsOn(source.url)
  const { sql, known } = readKept(keptNames().at(-2) ?? '')
  const older = await blankDatabase(source.url)
  await older.client.query(sql)
  await older.client.end()
  const file = join(folder, 'older.dump')
  const overTls = (url: string, login: object = {}) => {
    const to = Object.assign(new URL(url), { hostname: 'localhost', ...login })
    to.search = `sslmode=verify-full&sslrootcert=${certificate}`
    return to.href
  }
  const from = (url: string) => environmentOf({ DATABASE_URL: url }, MASTER_KEY)
  const backup = listen()
  await expect(
    backUpByCommand(from(overTls(older.url, { hostname: '127.0.0.1' })), { file, ...backup }),
  ).rejects.toThrow(/./)
  await backUpByCommand(from(overTls(older.url)), { file, ...backup })

  const target = await blankDatabase(source.url)
  const role = async (name: string) => {
    await target.client.query(`CREATE ROLE ${name} LOGIN PASSWORD 'x'`)
    return overTls(target.url, { username: name, password: 'x' })
  }
  const [owner, everyday, stranger] = [
    await role('new_owner'),
    await role('new_everyday'),
    await role('stranger'),
  ]
  const name = new URL(target.url).pathname.slice(1)
  await target.client.query(
    `ALTER DATABASE ${name} OWNER TO new_owner; ALTER SCHEMA public OWNER TO new_owner`,
  )
  const restore = listen()
  const there = environmentOf(
    { DATABASE_URL: everyday, KEYTURN_MIGRATE_DATABASE_URL: owner },
    MASTER_KEY,
  )
  await restoreByCommand(there, { file, ...restore })
  expect(restore.said[0]).toMatch(/^Migrations that the backup did not have: [1-9]/)
  const { rows } = await target.client.query(
    `SELECT DISTINCT relowner::regrole::text AS owner FROM pg_class WHERE relnamespace = 'public'::regnamespace`,
  )
  expect(rows).toEqual([{ owner: 'new_owner' }])
  await expect(ask(stranger, 'SELECT audit_drop_empty_months()')).rejects.toThrow(
    'permission denied',
  )

  await workAt(everyday, MASTER_KEY)
  expect(await authenticate(known.appId, known.secret)).toEqual([200])
  await Promise.all([closeDb(), closePool()])
  await target.client.end()
})
