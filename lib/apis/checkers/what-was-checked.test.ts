import { newId } from '@/lib/crypto/random'
import { databaseBefore } from '@/lib/db/testing/before-migration'
import { expect, test } from '@/lib/db/testing/test-database'

test('after the upgrade an app checks every token if it introspected last, and no other does', async ({
  database,
}) => {
  const { client, script } = await databaseBefore(database.url, 'token_checkers')
  const [organization, person] = [newId('org'), newId('psn')]
  const apps = { api: newId('app'), caller: newId('app'), idle: newId('app') }
  await client.query(`
    INSERT INTO organization (id, name, created_at) VALUES ('${organization}', 'Rail', now());
    INSERT INTO person (id, email, name, created_at) VALUES ('${person}', 'a@rail.example', 'Ada', now())`)
  for (const [n, id] of Object.values(apps).entries()) {
    await client.query(
      `INSERT INTO app (id, organization_id, owner_id, type, name, redirect_uris, scopes,
         created_at, updated_at) VALUES ($1, $2, $3, 'machine', 'App', '{}', '{}', now(), now())`,
      [id, organization, person],
    )
    if (id === apps.idle) continue
    await client.query(
      `INSERT INTO secret (id, app_id, name, prefix, last_four, digest, pepper_version, slot,
         created_at, created_by_id, created_by_name)
       VALUES ($1, $2, 'Secret', 'kt_cs', 'abcd', decode(repeat('00', 32), 'hex'), 1, 1, now(), $3, 'Ada')`,
      [`secret0${n}`, id, person],
    )
    await client.query(
      `INSERT INTO secret_use (secret_id, first_used_at, first_address, last_used_at, last_address,
         last_user_agent, last_grant_type) VALUES ($1, now(), '', now(), '', '', $2)`,
      [`secret0${n}`, id === apps.api ? 'introspection' : 'client_credentials'],
    )
  }
  await client.query(script)
  const { rows } = await client.query('SELECT app_id, api_id, created_by_name FROM token_checker')
  expect(rows).toEqual([{ app_id: apps.api, api_id: null, created_by_name: null }])
  await client.end()
})
