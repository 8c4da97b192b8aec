import type { Client } from 'pg'

const ORGANIZATION = `org_${'B'.repeat(20)}`
export const BENCH_ORGANIZATION = ORGANIZATION

/** What the generated events name, and how often. */
export const KNOWN = {
  /** One of three hundred. */
  actor: 'psn_7',
  /** Has three events, of the first month. */
  rareActor: 'psn_rare',
  /** One of two thousand. */
  app: 'app_11',
  rareApp: 'app_rare',
  action: 'secret.issued',
  /** Three events, of the first month. */
  rareAction: 'policy.changed',
  cause: 'secret_expired',
  address: '203.0.113.9',
  rareAddress: '198.51.100.1',
  request: 'request-5000000',
}

const MONTHS = 24

/** Fills the log of one organization with so many events over two years. Triggers and indexes come afterwards. */
export async function fillAuditLog(client: Client, events: number): Promise<void> {
  await client.query(`INSERT INTO organization VALUES ('${ORGANIZATION}', 'Bench', now())`)
  const months = `generate_series(now() - interval '${MONTHS} months', now(), interval '1 month')`
  await client.query(`SELECT audit_make_month(month) FROM ${months} AS month`)
  const { rows: indexes } = await client.query<{ name: string; definition: string }>(
    `SELECT indexname AS name, indexdef AS definition FROM pg_indexes
     WHERE tablename = 'audit_event' AND indexname <> 'audit_event_pkey'`,
  )
  for (const { name } of indexes) await client.query(`DROP INDEX "${name}"`)
  await client.query('SET session_replication_role = replica; SET synchronous_commit = off')
  for (let from = 0; from < events; from += 1_000_000) {
    await client.query(PIECE, [from, Math.min(events, from + 1_000_000) - 1, events])
    process.stdout.write(`${from + 1_000_000} events\n`)
  }
  await client.query(RARE)
  for (const { definition } of indexes) await client.query(definition.replace(' ON ONLY ', ' ON '))
  await client.query('SET session_replication_role = origin')
  await client.query('VACUUM (ANALYZE) audit_event')
}

/** Everything hangs on the running number `n`, so that two runs make the same log. */
const PIECE = `
  INSERT INTO audit_event (id, organization_id, at, actor_id, actor_name, action, target_kind, target_id,
    target_name, detail, app_id, cause, address, user_agent, request_id)
  SELECT (left(audit_id_at(moment)::text, 14) || '7' || lpad(to_hex(n & 4095), 3, '0') || '-8000-'
      || lpad(to_hex(n), 12, '0'))::uuid,
    '${ORGANIZATION}', moment, 'psn_' || n % 307, 'Person ' || n % 307,
    (ARRAY['app.edited', 'secret.issued', 'secret.revoked', 'person.signed_in', 'grant.given',
      'app.key_added', 'token.issued', 'client.refused'])[1 + n % 8],
    'app', 'app_' || n % 2003, 'App ' || n % 2003, '{"changed": "name, websiteUrl"}', 'app_' || n % 2003,
    CASE WHEN n % 8 = 7
      THEN (ARRAY['secret_expired', 'unknown_secret', 'secret_revoked', 'app_suspended'])[1 + n / 8 % 4] END,
    '203.0.113.' || n % 251, 'Mozilla/5.0 (X11; Linux x86_64) Gecko/20100101', 'request-' || n
  FROM generate_series($1::int, $2::int) AS n,
    LATERAL (SELECT now() - interval '${MONTHS} months' * (1 - n::float8 / $3::int) AS moment) AS at_n`

/** A few events of two years ago, which a filter has to find among all the others. */
const RARE = `
  INSERT INTO audit_event (id, organization_id, at, actor_id, actor_name, action, target_kind, target_id,
    target_name, app_id, address)
  SELECT (left(audit_id_at(moment)::text, 14) || '7fff-bfff-' || lpad(to_hex(n), 12, '0'))::uuid,
    '${ORGANIZATION}', moment, '${KNOWN.rareActor}', 'Rare', '${KNOWN.rareAction}', 'app', '${KNOWN.rareApp}',
    'Rare', '${KNOWN.rareApp}', '${KNOWN.rareAddress}'
  FROM generate_series(1, 3) AS n,
    LATERAL (SELECT now() - interval '${MONTHS} months' + interval '1 day' * n AS moment) AS at_n`
