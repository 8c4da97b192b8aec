import { newId } from '@/lib/crypto/random'
import { databaseBefore } from '@/lib/db/testing/before-migration'
import { expect, test } from '@/lib/db/testing/test-database'

test('an installation with an identifier in two spellings keeps both', async ({ database }) => {
  const { client, script } = await databaseBefore(database.url, 'one_api_of_one_identifier')
  const organization = newId('org')
  await client.query(`
    INSERT INTO organization (id, name, created_at) VALUES ('${organization}', 'Rail', now())`)
  const add = (identifier: string) =>
    client.query(
      `INSERT INTO api (id, organization_id, identifier, name, token_format, token_ttl_seconds,
         created_at, updated_at) VALUES ($1, $2, $3, 'Bills', 'jwt', 600, now(), now())`,
      [newId('api'), organization, identifier],
    )
  const before = ['https://a.example', 'https://a.example/', 'https://b.example/', 'urn:bills']
  for (const identifier of before) await add(identifier)
  await client.query(script)
  const { rows } = await client.query('SELECT comparable_identifier AS one FROM api ORDER BY 1')
  const kept = ['https://a.example', 'https://a.example/', 'https://b.example', 'urn:bills']
  expect(rows.map(({ one }) => one)).toEqual(kept)
  await expect(add('https://b.example')).rejects.toThrow('comparable_identifier')
  await client.end()
})
