import type { Client } from 'pg'
import { newId } from '@/lib/crypto/random'
import { databaseBefore } from '@/lib/db/testing/before-migration'
import { expect, test } from '@/lib/db/testing/test-database'

/** Writes APIs of one organization, by their identifiers alone. */
async function writerOfApis(client: Client) {
  const organization = newId('org')
  await client.query(`
    INSERT INTO organization (id, name, created_at) VALUES ('${organization}', 'Rail', now())`)
  return (identifier: string) =>
    client.query(
      `INSERT INTO api (id, organization_id, identifier, name, token_format, token_ttl_seconds,
         created_at, updated_at) VALUES ($1, $2, $3, 'Bills', 'jwt', 600, now(), now())`,
      [newId('api'), organization, identifier],
    )
}

test('an installation with an identifier in two spellings keeps both', async ({ database }) => {
  const { client, script } = await databaseBefore(database.url, 'one_api_of_one_identifier')
  const add = await writerOfApis(client)
  const before = ['https://a.example', 'https://a.example/', 'https://b.example/', 'urn:bills']
  for (const identifier of before) await add(identifier)
  await client.query(script)
  const { rows } = await client.query('SELECT comparable_identifier AS one FROM api ORDER BY 1')
  const kept = ['https://a.example', 'https://a.example/', 'https://b.example', 'urn:bills']
  expect(rows.map(({ one }) => one)).toEqual(kept)
  await expect(add('https://b.example')).rejects.toThrow('comparable_identifier')
  await client.end()
})

test('so does one with a loopback address in two spellings', async ({ database }) => {
  const { client, script } = await databaseBefore(database.url, 'one_api_at_a_loopback_address')
  const add = await writerOfApis(client)
  for (const port of ['81', '81/', '82/']) await add(`http://localhost:${port}`)
  await client.query(script)
  const { rows } = await client.query('SELECT comparable_identifier AS one FROM api ORDER BY 1')
  const kept = ['http://localhost:81', 'http://localhost:81/', 'http://localhost:82']
  expect(rows.map(({ one }) => one)).toEqual(kept)
  await expect(add('http://localhost:82')).rejects.toThrow('comparable_identifier')
  await client.end()
})
