import type { Client } from 'pg'
import { newId } from '@/lib/crypto/random'
import { databaseBefore } from '@/lib/db/testing/before-migration'
import { expect, test } from '@/lib/db/testing/test-database'

type Made = { type?: string; usedAs?: string; granted?: boolean }
type Organization = { id: string; person: string }

/** An organization with its owner of apps. */
async function addOrganization(client: Client): Promise<Organization> {
  const [id, person] = [newId('org'), newId('psn')]
  await client.query(`
    INSERT INTO organization (id, name, created_at) VALUES ('${id}', 'Rail', now());
    INSERT INTO person (id, email, name, created_at)
    VALUES ('${person}', lower('${id}@rail.example'), 'Ada', now())`)
  return { id, person }
}

/** An app with a secret, as it was before the switches. */
async function addApp(client: Client, organization: Organization, made: Made): Promise<string> {
  const { id: organizationId, person } = organization
  const [id, secret] = [newId('app'), newId('sec').slice(-8)]
  await client.query(`
    INSERT INTO app (id, organization_id, owner_id, type, name, redirect_uris, scopes, created_at, updated_at)
    VALUES ('${id}', '${organizationId}', '${person}', '${made.type ?? 'web'}', 'App', '{}', '{}', now(), now());
    INSERT INTO secret (id, app_id, name, prefix, last_four, digest, pepper_version, slot, created_at,
      created_by_id, created_by_name)
    VALUES ('${secret}', '${id}', 'One', 'kt_cs', 'abcd', sha256('${id}'), 1, 1, now(), 'psn', 'Ada')`)
  if (made.usedAs) {
    await client.query(`
      INSERT INTO secret_use (secret_id, first_used_at, first_address, last_used_at, last_address,
        last_user_agent, last_grant_type)
      VALUES ('${secret}', now(), '', now(), '', '', '${made.usedAs}')`)
  }
  if (made.granted) {
    await client.query(`
      INSERT INTO app_grant (digest, id, person_id, app_id, scopes, sealed, created_at, updated_at)
      VALUES (sha256('${id}'), '${newId('grt')}', '${person}', '${id}', '{}', '', now(), now())`)
  }
  return id
}

test('after the upgrade a web app keeps what it may have used, and nothing else', async ({
  database,
}) => {
  const { client, script } = await databaseBefore(database.url, 'app_switches')
  const open = await addOrganization(client)
  const closed = await addOrganization(client)
  await client.query(`
    INSERT INTO policy (organization_id, allowed_grant_types, updated_at)
    VALUES ('${closed.id}', '{authorization_code,refresh_token}', now())`)
  const apps = {
    'used by itself': await addApp(client, open, { usedAs: 'client_credentials' }),
    'used for people': await addApp(client, open, { usedAs: 'refresh_token', granted: true }),
    'never used': await addApp(client, open, {}),
    'used where the policy forbids': await addApp(client, closed, { usedAs: 'refresh_token' }),
    'a machine app': await addApp(client, open, { type: 'machine', usedAs: 'client_credentials' }),
  }
  await client.query(script)
  const { rows } = await client.query<{ id: string; itself: boolean; old: boolean }>(
    'SELECT id, client_credentials AS itself, azure_devops AS old FROM app',
  )
  const found = Object.entries(apps).map(([what, id]) => {
    const app = rows.find((row) => row.id === id)
    return [what, [app?.itself && 'itself', app?.old && 'old wire'].filter(Boolean)]
  })
  expect(Object.fromEntries(found)).toEqual({
    'used by itself': ['itself'],
    'used for people': ['itself', 'old wire'],
    'never used': [],
    'used where the policy forbids': [],
    'a machine app': [],
  })
  await client.end()
})
