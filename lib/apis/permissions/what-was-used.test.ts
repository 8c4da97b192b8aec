import type { Client } from 'pg'
import { newId } from '@/lib/crypto/random'
import { databaseBefore } from '@/lib/db/testing/before-migration'
import { expect, test } from '@/lib/db/testing/test-database'

/** An installation with an API, and an app of each type that is registered for one of its scopes. */
async function anInstallation(client: Client) {
  const [organization, person] = [newId('org'), newId('psn')]
  const apps = { web: newId('app'), machine: newId('app'), native: newId('app') }
  await client.query(`
    INSERT INTO organization (id, name, created_at) VALUES ('${organization}', 'Rail', now());
    INSERT INTO person (id, email, name, created_at) VALUES ('${person}', 'a@rail.example', 'Ada', now());
    INSERT INTO api (id, organization_id, identifier, name, token_format, token_ttl_seconds,
      created_at, updated_at)
    VALUES ('${newId('api')}', '${organization}', 'urn:bills', 'Bills', 'jwt', 600, now(), now());
    INSERT INTO api_scope (organization_id, name, api_id, description)
    SELECT '${organization}', unnest(ARRAY['bills:read', 'bills:write']), id, 'To.' FROM api;`)
  for (const [type, id] of Object.entries(apps)) {
    await client.query(
      `INSERT INTO app (id, organization_id, owner_id, type, name, redirect_uris, scopes,
         created_at, updated_at)
       VALUES ($1, $2, $3, $4::app_type, 'App', '{}', '{alone,bills:read,openid}', now(), now())`,
      [id, organization, person, type],
    )
  }
  return apps
}

test('after the upgrade every app has what it used, marked as granted by it', async ({
  database,
}) => {
  const { client, script } = await databaseBefore(database.url, 'api_permissions')
  const { web, machine, native } = await anInstallation(client)
  await client.query(script)
  const { rows } = await client.query(
    `SELECT app_id, kind::text, scope, status::text, by_migration FROM api_permission ORDER BY 1, 2`,
  )
  const has = (app_id: string, kind: string) => ({
    app_id,
    kind,
    scope: 'bills:read',
    status: 'granted',
    by_migration: true,
  })
  expect(rows).toHaveLength(5)
  for (const app of [web, machine]) expect(rows).toContainEqual(has(app, 'for_itself'))
  for (const app of [web, machine, native]) expect(rows).toContainEqual(has(app, 'for_people'))
  const { rows: apps } = await client.query(
    'SELECT id, granted_for_itself AS itself, granted_for_people AS people FROM app',
  )
  const all = ['alone', 'bills:read', 'openid']
  expect(apps).toContainEqual({ id: machine, itself: all, people: all })
  expect(apps).toContainEqual({ id: native, itself: ['alone', 'openid'], people: all })
  const { rows: rules } = await client.query('SELECT access_for_itself, access_for_people FROM api')
  expect(rules).toEqual([{ access_for_itself: 'with_approval', access_for_people: 'every_app' }])
  await client.query(`UPDATE app SET scopes = array_append(scopes, 'bills:write') WHERE id = $1`, [
    machine,
  ])
  const { rows: later } = await client.query(
    `SELECT kind::text, status::text FROM api_permission WHERE scope = 'bills:write' ORDER BY 1`,
  )
  expect(later).toEqual([
    { kind: 'for_itself', status: 'requested' },
    { kind: 'for_people', status: 'granted' },
  ])
  await client.end()
})
