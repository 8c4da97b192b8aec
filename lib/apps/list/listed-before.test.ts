import { newId } from '@/lib/crypto/random'
import { databaseBefore } from '@/lib/db/testing/before-migration'
import { expect, test } from '@/lib/db/testing/test-database'

test('after the upgrade, apps that were there are listed by their last use and next expiry', async ({
  database,
}) => {
  const { client, script } = await databaseBefore(database.url, 'app_listing')
  const [organization, person, app] = [newId('org'), newId('psn'), newId('app')]
  await client.query(`
    INSERT INTO organization (id, name, created_at) VALUES ('${organization}', 'Fjord Rail', now());
    INSERT INTO person (id, email, name, created_at)
    VALUES ('${person}', 'ada@rail.example', 'Ada', now());
    INSERT INTO app (id, organization_id, owner_id, type, name, redirect_uris, scopes, created_at, updated_at)
    VALUES ('${app}', '${organization}', '${person}', 'machine', 'Ticket Desk', '{}', '{}', now(), now());
    INSERT INTO secret (id, app_id, name, prefix, last_four, digest, pepper_version, slot, created_at,
      created_by_id, created_by_name, expires_at)
    VALUES ('abcd1234', '${app}', 'One', 'kt_cs', 'abcd', decode(repeat('00', 32), 'hex'), 1, 1, now(),
      '${person}', 'Ada', '2036-01-01T00:00:00Z');
    INSERT INTO secret_use (secret_id, first_used_at, first_address, last_used_at, last_address,
      last_user_agent, last_grant_type)
    VALUES ('abcd1234', '2025-05-05T05:05:05Z', '', '2026-06-06T06:06:06Z', '', '', 'client_credentials')`)
  await client.query(script)
  const { rows } = await client.query(`
    SELECT listed.name, owner_name, credential, never_used, next_expiry_at, at, used_on
    FROM app_listing listed JOIN app_last_use last ON last.app_id = listed.app_id`)
  await client.end()
  expect(rows).toEqual([
    {
      name: 'ticket desk',
      owner_name: 'ada',
      credential: 'secrets',
      never_used: false,
      next_expiry_at: new Date('2036-01-01T00:00:00Z'),
      at: new Date('2026-06-06T06:06:00Z'),
      used_on: new Date('2026-06-06T00:00:00Z'),
    },
  ])
})
