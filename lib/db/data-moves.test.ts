import type { Client } from 'pg'
import { migrationFiles } from './migration-files'
import { blankDatabase } from './testing/blank-database'
import { expect, test } from './testing/test-database'

/** Applies the migrations whose names are in this range. */
async function apply(client: Client, isMeant: (name: string) => boolean): Promise<void> {
  for (const { path, migrationFile } of migrationFiles().migrationDirectories) {
    if (isMeant(path)) await client.query(String(migrationFile.content.value))
  }
}

const FIRST_MOVE = '20261127175403_secrets_pause_and_planned_end'
const ORGANIZATION = `org_${'0'.repeat(20)}`
const LONG = 'x'.repeat(60)

const SECRETS = [
  ['leaked00', 'app_a', 'Old', null, 'revoked'],
  ['nothing0', 'app_a', 'Old', null, 'revoked_keeping_tokens'],
  ['expired0', 'app_a', 'Old', null, 'expired'],
  ['pairOne0', 'app_a', 'Production', 1, null],
  ['pairTwo0', 'app_a', 'PRODUCTION', 2, null],
  ['longOne0', 'app_b', LONG, 1, null],
  ['longTwo0', 'app_b', LONG, 2, null],
  ['alone000', 'app_c', 'Production', 1, null],
]

const EVENTS = [
  ['secret.revoked', 'secret', 'leaked00', { reason: 'leaked', appId: 'app_a' }],
  ['secret.revoked', 'secret', 'nothing0', { reason: null }],
  ['secret.revoked', 'secret', 'purged00', { reason: 'a word of nobody' }],
  ['app.registered', 'app', 'app_gone', {}],
  ['person.added', 'person', 'psn_a', {}],
]

/** What somebody has who comes from the release before: foreign keys do not matter here. */
async function fill(client: Client): Promise<void> {
  await client.query('SET session_replication_role = replica')
  await client.query(`INSERT INTO organization VALUES ($1, 'Org', now())`, [ORGANIZATION])
  for (const [id, appId, name, slot, retirement] of SECRETS) {
    await client.query(
      `INSERT INTO secret (id, app_id, name, prefix, last_four, digest, pepper_version, slot,
         created_at, created_by_id, created_by_name, expires_at, retired_at, retirement, retired_by_name)
       VALUES ($1::text, $2, $3, 'kt_cs', 'abcd', sha256($1::text::bytea), 1, $4, now() - interval '1 day', 'psn_a', 'Ada',
         CASE WHEN $5::retirement = 'expired' THEN now() END,
         CASE WHEN $5::retirement IS NOT NULL THEN now() END, $5,
         CASE WHEN $5::retirement IN ('revoked', 'revoked_keeping_tokens') THEN 'Ada' END)`,
      [id, appId, name, slot, retirement],
    )
  }
  for (const [action, kind, id, detail] of EVENTS) {
    await client.query(
      `INSERT INTO audit_event (id, organization_id, at, actor_name, action, target_kind, target_id,
         target_name, detail)
       VALUES (gen_random_uuid(), $1, now() - interval '3 months', 'Ada', $2, $3, $4, 'N', $5)`,
      [ORGANIZATION, action, kind, id, detail],
    )
  }
  await client.query('SET session_replication_role = origin')
}

test('what an older release has stored is there after the migrations, and in its place', async ({
  database,
}) => {
  const { client } = await blankDatabase(database.url)
  await apply(client, (name) => name < FIRST_MOVE)
  await fill(client)
  await apply(client, (name) => name >= FIRST_MOVE)
  const secrets = await client.query({
    text: 'SELECT id, name, retired_because FROM secret ORDER BY id COLLATE "C"',
    rowMode: 'array',
  })
  expect(secrets.rows).toEqual([
    ['alone000', 'Production', null],
    ['expired0', 'Old', null],
    ['leaked00', 'Old', 'leaked'],
    ['longOne0', LONG, null],
    ['longTwo0', `${'x'.repeat(56)} (2)`, null],
    ['nothing0', 'Old', null],
    ['pairOne0', 'Production', null],
    ['pairTwo0', 'PRODUCTION (2)', null],
  ])
  const events = await client.query({
    text: 'SELECT target_id, app_id FROM audit_event ORDER BY target_id COLLATE "C"',
    rowMode: 'array',
  })
  expect(events.rows).toEqual([
    ['app_gone', 'app_gone'],
    ['leaked00', 'app_a'],
    ['nothing0', 'app_a'],
    ['psn_a', null],
    ['purged00', null],
  ])
  const waiting = await client.query('SELECT 1 FROM audit_unsealed')
  expect(waiting.rows).toHaveLength(EVENTS.length)
  await client.end()
})
