import { keptNames, readKept } from '@/prisma/earlier/kept-database'
import { FailedMigration } from './failed-migration'
import { migrate } from './migrate'
import { migrationFiles } from './migration-files'
import { missingMigration } from './missing-migration'
import { NewerSchema } from './newer-schema'
import { blankDatabase } from './testing/blank-database'
import { expect, test } from './testing/test-database'

const everyName = () => migrationFiles().migrationDirectories.map((directory) => directory.path)

test('the migrations lead to exactly the schema', async ({ database }) => {
  const main = await blankDatabase(database.url)
  const shadow = await blankDatabase(database.url)
  await main.client.end()
  await shadow.client.end()
  expect(await missingMigration(main.url, shadow.url)).toBe('')
})

test('three starts at once migrate once', async ({ database }) => {
  const { url, client } = await blankDatabase(database.url)
  const applied = await Promise.all([migrate(url), migrate(url), migrate(url)])
  expect(applied.flat()).toEqual(everyName())
  const { rows } = await client.query('SELECT migration_name FROM _prisma_migrations ORDER BY 1')
  expect(rows.map((row) => row.migration_name)).toEqual(everyName())
  await client.end()
})

test('a migration that was interrupted before its script took place is done again', async ({
  database,
}) => {
  const { url, client } = await blankDatabase(database.url)
  await migrate(url)
  await client.query('DROP SCHEMA public CASCADE; CREATE SCHEMA public')
  await migrate(url)
  const last = everyName().at(-1)
  await client.query(
    `INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at)
     VALUES ('interrupted', 'x', '20990101000000_later', now())`,
  )
  expect(await migrate(url)).toEqual([])
  const { rows } = await client.query(
    'SELECT migration_name FROM _prisma_migrations WHERE rolled_back_at IS NULL ORDER BY 1',
  )
  expect(rows.at(-1).migration_name).toBe(last)
  await client.end()
})

test('a migration that was interrupted after its script took place counts as done', async ({
  database,
}) => {
  const { url, client } = await blankDatabase(database.url)
  await migrate(url)
  const last = everyName().at(-1)
  await client.query(
    `UPDATE _prisma_migrations SET finished_at = NULL, applied_steps_count = 0, logs = 'done'
     WHERE migration_name = $1`,
    [last],
  )
  expect(await migrate(url)).toEqual([])
  const { rows } = await client.query(
    'SELECT finished_at FROM _prisma_migrations WHERE migration_name = $1',
    [last],
  )
  expect(rows).toEqual([{ finished_at: expect.any(Date) }])
  await client.end()
})

test('a migration that fails leaves nothing behind and says why; the next start goes on with it', async ({
  database,
}) => {
  const { url, client } = await blankDatabase(database.url)
  const webhooks = keptNames().find((name) => name.endsWith('_webhooks')) ?? ''
  await client.query(readKept(webhooks).sql)
  await client.query('CREATE TABLE public.mail (in_the_way int)')
  const state = async () => {
    const { rows } = await client.query(
      `SELECT (SELECT max(migration_name) FROM public._prisma_migrations WHERE finished_at IS NOT NULL) AS newest,
         to_regtype('public.mail_state') IS NOT NULL AS made, (SELECT count(*)::int FROM public.secret) AS secrets`,
    )
    return rows[0]
  }
  const { secrets } = await state()
  for (let start = 0; start < 2; start += 1) {
    const failing = migrate(url)
    await expect(failing).rejects.toThrow(FailedMigration)
    await expect(failing).rejects.toThrow(
      /20261128012146_mail failed.*relation "mail" already exists/,
    )
    const newest = '20261128011953_leavers_and_owner_offers'
    expect(await state()).toEqual({ newest, made: false, secrets })
  }
  await client.query('DROP TABLE public.mail')
  expect((await migrate(url))[0]).toBe('20261128012146_mail')
  expect(await state()).toEqual({ newest: everyName().at(-1), made: true, secrets })
  await client.end()
})

test('an older version is refused a database that a newer one has changed, and leaves it as it is', async ({
  database,
}) => {
  const { url, client } = await blankDatabase(database.url)
  await migrate(url)
  const ledger = () => client.query('SELECT * FROM _prisma_migrations ORDER BY migration_name')
  for (const end of [`finished_at = now(), logs = NULL`, `finished_at = NULL, logs = 'done'`]) {
    await client.query(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at)
       VALUES ('newer', 'x', '20990101000000_later', now()) ON CONFLICT DO NOTHING`,
    )
    await client.query(`UPDATE _prisma_migrations SET ${end} WHERE id = 'newer'`)
    const before = await ledger()
    const start = migrate(url)
    await expect(start).rejects.toThrow(NewerSchema)
    await expect(start).rejects.toThrow(/newer version .*20990101000000_later.*restore a backup/s)
    expect((await ledger()).rows).toEqual(before.rows)
  }
  await client.end()
})
