import { Client } from 'pg'

/** How much stands in the database beside what is measured. */
export type Size = { apps: number; tokens: number }

const ORGANIZATION = `org_${'0'.repeat(20)}`
const PIECE = 1_000_000

const APPS = `
  WITH made AS (
    INSERT INTO app (id, organization_id, owner_id, type, name, company, created_at, updated_at)
    SELECT 'app_' || lpad(n::text, 20, '0'), '${ORGANIZATION}', 'psn_${'0'.repeat(20)}', 'machine',
      'App ' || n, 'Fjord Rail', now(), now()
    FROM generate_series($1::int, $2::int) n RETURNING id)
  INSERT INTO secret (id, app_id, name, prefix, last_four, digest, pepper_version, slot, created_at,
    created_by_id, created_by_name)
  SELECT right(id, 8), id, 'One', 'kt_cs', 'abcd', sha256(id::bytea), 1, 1, now() - interval '30 days', 'psn', 'Ada' FROM made`

/** Token number `n` was made within the last hour, one after the other. */
const MADE_MS = '((extract(epoch FROM now()) - 3600 + 3600 * n / $4) * 1000)::bigint'

/**
 * Digests begin with the time, as those of real tokens do. Their lives end one after the other too, from ten
 * minutes on until two hours later.
 */
const TOKENS = `
  INSERT INTO artifact (digest, kind, app_id, secret_id, created_at, expires_at)
  SELECT substring(int8send(${MADE_MS}), 3) || substring(sha256(int8send(n)), 1, 26), 'ClientCredentials', 'app_' || lpad((n * 7919 % $3)::text, 20, '0'),
    lpad((n * 7919 % $3)::text, 8, '0'), now(), now() + interval '10 minutes' + n * interval '2 hours' / $4
  FROM generate_series($1::bigint, $2::bigint) n`

/**
 * Writes so many apps, each with a secret, and so many living tokens of theirs, over a connection of its
 * own. Triggers do not fire, and indexes of tokens are made afterwards, with as much room in their pages
 * as random inserts leave.
 */
export async function fill(url: string, { apps, tokens }: Size): Promise<void> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    await client.query('SET synchronous_commit = off; SET session_replication_role = replica')
    await client.query("SET maintenance_work_mem = '256MB'")
    await client.query(`INSERT INTO organization VALUES ('${ORGANIZATION}', 'Fjord Rail', now())`)
    await inPieces(apps, (from, to) => client.query(APPS, [from, to]))
    await withoutIndexes(client, () =>
      inPieces(tokens, (from, to) => client.query(TOKENS, [from, to, apps, tokens])),
    )
    await client.query('VACUUM (ANALYZE) app, secret, artifact')
    await client.query('CHECKPOINT')
  } finally {
    await client.end()
  }
}

async function inPieces(
  count: number,
  write: (from: number, to: number) => Promise<unknown>,
): Promise<void> {
  for (let from = 0; from < count; from += PIECE) {
    await write(from, Math.min(count, from + PIECE) - 1)
  }
}

async function withoutIndexes(client: Client, work: () => Promise<void>): Promise<void> {
  const { rows } = await client.query<{ name: string; definition: string }>(
    `SELECT indexname AS name, indexdef AS definition FROM pg_indexes WHERE tablename = 'artifact'`,
  )
  await client.query('ALTER TABLE artifact DROP CONSTRAINT artifact_pkey')
  for (const { name } of rows) await client.query(`DROP INDEX IF EXISTS "${name}"`)
  await work()
  for (const { definition } of rows) {
    await client.query(definition.replace(/( WHERE |$)/, ' WITH (fillfactor = 70)$1'))
  }
  await client.query('ALTER TABLE artifact ADD PRIMARY KEY USING INDEX artifact_pkey')
}
