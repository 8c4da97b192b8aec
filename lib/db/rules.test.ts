import { randomBytes } from 'node:crypto'
import { Client } from 'pg'
import { newId, randomBase62, uuidV7 } from '@/lib/crypto/random'
import { test as base, expect } from './testing/test-database'

type Fixtures = { sql: Client; appId: string }

const test = base.extend<Fixtures>({
  sql: async ({ database, emptyDatabase: _empty }, use) => {
    const client = new Client({ connectionString: database.url })
    await client.connect()
    await use(client)
    await client.end()
  },
  appId: async ({ sql }, use) => {
    const [organization, person, app] = [newId('org'), newId('psn'), newId('app')]
    await sql.query('INSERT INTO organization VALUES ($1, $2, now())', [organization, 'Org'])
    await sql.query('INSERT INTO person (id, email, name, created_at) VALUES ($1, $2, $3, now())', [
      person,
      'ada@example.com',
      'Ada',
    ])
    await sql.query(
      `INSERT INTO app (id, organization_id, owner_id, type, name, created_at, updated_at)
       VALUES ($1, $2, $3, 'machine', 'Robot', now(), now())`,
      [app, organization, person],
    )
    await use(app)
  },
})

const insertSecret = (sql: Client, appId: string, slot: number | null, retired = false) =>
  sql.query(
    `INSERT INTO secret (id, app_id, name, prefix, last_four, digest, pepper_version, slot,
       created_at, created_by_id, created_by_name, retired_at, retirement)
     VALUES ($1, $2, 'Deployment ' || gen_random_uuid(), 'kt_cs', 'abcd', $3, 1, $4, now(), 'psn', 'Ada', $5, $6)`,
    [
      randomBase62(8),
      appId,
      randomBytes(32),
      slot,
      retired ? new Date(0) : null,
      retired ? 'revoked' : null,
    ],
  )

test('the database refuses a third active secret, past the code', async ({ sql, appId }) => {
  await insertSecret(sql, appId, 1)
  await insertSecret(sql, appId, 2)
  await insertSecret(sql, appId, null, true)
  await expect(insertSecret(sql, appId, 2)).rejects.toThrow(/secret_app_id_slot_key/)
  await expect(insertSecret(sql, appId, 3)).rejects.toThrow(/secret_slot_one_or_two/)
  await expect(insertSecret(sql, appId, null)).rejects.toThrow(/secret_slot_until_retired/)
})

test('published keys have a name of their own, and another at every other address', async ({
  sql,
  appId,
}) => {
  const publish = async (jwksUri: string | null) => {
    const change = 'UPDATE app SET jwks_uri = $2, version = version + 1 WHERE id = $1'
    const { rows } = await sql.query(`${change} RETURNING jwks_id`, [appId, jwksUri])
    return rows[0].jwks_id
  }
  const first = await publish('https://one.example/jwks')
  expect(first).toMatch(/^jwk_[0-9a-f]{32}$/)
  expect(await publish('https://one.example/jwks')).toBe(first)
  const second = await publish('https://two.example/jwks')
  expect(await publish('https://one.example/jwks')).not.toBe(first)
  expect(second).not.toBe(first)
  expect(await publish(null)).toBeNull()
  const name = sql.query("UPDATE app SET jwks_id = 'jwk_x' WHERE id = $1", [appId])
  await expect(name).rejects.toThrow(/app_published_keys/)
})

test('a retired secret holds no slot and never becomes active again', async ({ sql, appId }) => {
  await expect(insertSecret(sql, appId, 1, true)).rejects.toThrow(/secret_slot_until_retired/)
  await insertSecret(sql, appId, null, true)
  const revive = 'UPDATE secret SET slot = 1, retired_at = NULL, retirement = NULL'
  await expect(sql.query(revive)).rejects.toThrow(/never becomes active again/)
})

test('a secret keeps its digest and its app', async ({ sql, appId }) => {
  await insertSecret(sql, appId, 1)
  const change = sql.query('UPDATE secret SET digest = $1', [randomBytes(32)])
  await expect(change).rejects.toThrow(/stays what it was/)
})

test('the audit log is never changed, shortened or emptied', async ({ sql, appId }) => {
  await sql.query(
    `INSERT INTO audit_event (id, organization_id, at, actor_name, action, target_kind, target_id, target_name)
     SELECT $1, organization_id, now(), 'Ada', 'app.registered', 'app', id, name FROM app WHERE id = $2`,
    [uuidV7(), appId],
  )
  const [{ month }] = (await sql.query('SELECT tableoid::regclass::text AS month FROM audit_event'))
    .rows as [{ month: string }]
  expect(month).toMatch(/^audit_event_\d{4}_\d\d$/)
  for (const statement of [
    `UPDATE audit_event SET actor_name = 'Eve'`,
    'DELETE FROM audit_event',
    'TRUNCATE audit_event',
    `UPDATE ${month} SET actor_name = 'Eve'`,
    `DELETE FROM ${month}`,
    `TRUNCATE ${month}`,
    'DELETE FROM organization',
  ]) {
    await expect(sql.query(statement), statement).rejects.toThrow(/never changed or removed/)
  }
})

const BCRYPT = `$2b$12$${'a'.repeat(53)}`

test('an email has one password', async ({ sql }) => {
  const add = (digest: string | null) =>
    sql.query(
      `INSERT INTO person (id, email, name, password_digest, created_at)
       VALUES ($1, 'two@example.com', 'Two', $2, now())`,
      [newId('psn'), digest],
    )
  await add(BCRYPT)
  await add(null)
  await expect(add(BCRYPT)).rejects.toThrow(/person_one_account_for_an_email/)
})

test('an email is stored in lower case or not at all', async ({ sql, appId }) => {
  const change = sql.query(
    `UPDATE person SET email = 'Ada@Example.com' WHERE id = (SELECT owner_id FROM app WHERE id = $1)`,
    [appId],
  )
  await expect(change).rejects.toThrow(/person_email_lower_case/)
})
