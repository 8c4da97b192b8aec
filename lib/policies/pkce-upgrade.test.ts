import type { Client } from 'pg'
import { newId } from '@/lib/crypto/random'
import { databaseBefore } from '@/lib/db/testing/before-migration'
import { expect, test } from '@/lib/db/testing/test-database'

/** An organization with a web app, whose policy was so, and switched by somebody or not. */
async function addOrganization(
  client: Client,
  name: string,
  policy?: { pkceForAll: boolean; switched: boolean },
): Promise<void> {
  const [id, person] = [newId('org'), newId('psn')]
  await client.query(`
    INSERT INTO organization (id, name, created_at) VALUES ('${id}', '${name}', now());
    INSERT INTO person (id, email, name, created_at)
    VALUES ('${person}', lower('${id}@rail.example'), 'Ada', now());
    INSERT INTO app (id, organization_id, owner_id, type, name, redirect_uris, scopes, created_at, updated_at)
    VALUES ('${newId('app')}', '${id}', '${person}', 'web', 'App', '{}', '{}', now(), now())`)
  if (!policy) return
  await client.query(`
    INSERT INTO policy (organization_id, allowed_grant_types, pkce_for_all, updated_at)
    VALUES ('${id}', '{authorization_code}', ${policy.pkceForAll}, now())`)
  if (!policy.switched) return
  await client.query(`
    INSERT INTO audit_event (id, organization_id, at, actor_name, action, target_kind, target_id, target_name, detail)
    VALUES (gen_random_uuid(), '${id}', now(), 'Ada', 'policy.changed', 'organization', '${id}', 'Policies',
      '{"pkceForAll": ${policy.pkceForAll}}')`)
}

test('after the upgrade every app keeps its PKCE, and what somebody chose stays chosen', async ({
  database,
}) => {
  const { client, script } = await databaseBefore(database.url, 'pkce_by_policy_and_app')
  await addOrganization(client, 'nothing set')
  await addOrganization(client, 'another policy set', { pkceForAll: true, switched: false })
  await addOrganization(client, 'switched on', { pkceForAll: true, switched: true })
  await addOrganization(client, 'switched off', { pkceForAll: false, switched: true })
  await client.query(script)
  const { rows } = await client.query(`
    SELECT organization.name, policy.pkce AS policy, app.pkce AS app
    FROM organization JOIN app ON app.organization_id = organization.id
    LEFT JOIN policy ON policy.organization_id = organization.id`)
  await client.end()
  expect(Object.fromEntries(rows.map(({ name, policy, app }) => [name, [policy, app]]))).toEqual({
    'nothing set': [null, 'always'],
    'another policy set': ['where_it_protects', 'always'],
    'switched on': ['always', 'always'],
    'switched off': ['public_apps', 'when_sent'],
  })
})
