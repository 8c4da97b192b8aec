import { Client } from 'pg'
import { acceptInput } from '@/lib/accept-input'
import { type Actor, NO_ORIGIN } from '@/lib/actor'
import { now } from '@/lib/clock'
import { provideConfig } from '@/lib/config'
import { closeDb } from '@/lib/db/client'
import { startTemporary } from '@/lib/db/embedded/temporary'
import { migrate } from '@/lib/db/migrate'
import { GRANT_TYPES } from '@/lib/policies/policy'
import { dryRunPolicy } from '@/lib/violations/dry-run-policy'
import { countViolations, listViolations } from '@/lib/violations/list-violations'
import { type PolicyTrialForm, policyTrial } from '@/lib/violations/policy-trial-input'
import { savePolicy } from '@/lib/violations/save-policy'

// npm run bench:policies: how long a dry run of each policy and the page of the violations take with
// 100,000 apps, and how PostgreSQL finds the slowest of them.

const APPS = 100_000
const PEOPLE = 2_000
const ROUNDS = 3
const AIM_MS = 2_000
const ORGANIZATION = `org_${'0'.repeat(20)}`

const CHANGES: PolicyTrialForm['change'][] = [
  { secretsAllowed: false },
  { endlessSecrets: false },
  { secretMaxDays: 90 },
  { secretNoticeHours: 48 },
  { endTokensOfExpired: true },
  { allowedRedirectHosts: ['*.rail.example', 'host7.fjord.example'] },
  { allowedScopes: ['trains.read'] },
  { allowedGrantTypes: GRANT_TYPES.filter((type) => type !== 'client_credentials') },
  { pkce: 'always' },
  { refreshMaxDays: 30 },
  { accessTokenMaxMinutes: 10 },
]

const ADA: Actor = {
  personId: `psn_${'1'.padStart(20, '0')}`,
  personName: 'Ada',
  organizationId: ORGANIZATION,
  role: 'administrator',
  provenAt: now(),
  origin: NO_ORIGIN,
}

const database = await startTemporary()
try {
  await migrate(database.url)
  provideConfig({
    url: 'http://127.0.0.1',
    databaseUrl: database.url,
    masterKey: Buffer.alloc(32),
    secretPrefix: 'kt',
    production: true,
  })
  process.stdout.write(`${APPS} apps of ${PEOPLE} people\n`)
  await fill()
  for (const change of CHANGES) {
    const tried = acceptInput(policyTrial, { change })
    await report(`dry run ${Object.keys(change)}`, () => dryRunPolicy(ADA, tried))
  }
  const trial = acceptInput(policyTrial, { change: { secretMaxDays: 90 } })
  await report('save one, and tell the owners', () => savePolicy(ADA, trial), 1)
  await report('count all violations', () => countViolations(ADA))
  const query = { setting: 'secretMaxDays', after: null } as const
  await report('a page of violations', () => listViolations(ADA, query))
  await plans()
} finally {
  await closeDb()
  await database.stop()
}

/**
 * By a connection of its own: the server's own ones wait for no statement as long as this. Without triggers:
 * nothing here is searched, granted or told.
 */
async function fill(): Promise<void> {
  await asking(`
    SET session_replication_role = replica;
    INSERT INTO organization VALUES ('${ORGANIZATION}', 'Fjord Rail', now());
    INSERT INTO person (id, email, name, created_at)
    SELECT 'psn_' || lpad(n::text, 20, '0'), 'person' || n || '@fjord.example', 'Person ' || n, now()
    FROM generate_series(1, ${PEOPLE}) n;
    INSERT INTO membership (person_id, organization_id, role, created_at)
    SELECT id, '${ORGANIZATION}', 'developer', now() FROM person;
    INSERT INTO app (id, organization_id, owner_id, type, name, company, redirect_uris, scopes,
      created_at, updated_at)
    SELECT 'app_' || lpad(n::text, 20, '0'), '${ORGANIZATION}',
      'psn_' || lpad((n % ${PEOPLE} + 1)::text, 20, '0'),
      (ARRAY['machine', 'web'])[n % 2 + 1]::app_type, 'App ' || n, 'Company ' || n % 100,
      ARRAY['https://host' || n || '.fjord.example/cb'], ARRAY['tickets.read'], now(), now()
    FROM generate_series(1, ${APPS}) n;
    INSERT INTO secret (id, app_id, name, prefix, last_four, digest, pepper_version, slot, created_at,
      created_by_id, created_by_name, expires_at)
    SELECT left(md5(id), 8), id, 'One', 'kt_cs', right(md5(id), 4), decode(repeat('00', 32), 'hex'), 1,
      1, now() - interval '20 days', 'psn', 'Ada',
      CASE WHEN right(id, 1) < '5' THEN now() + interval '200 days' END
    FROM app ON CONFLICT DO NOTHING;
    INSERT INTO secret_use (secret_id, first_used_at, first_address, last_used_at, last_address,
      last_user_agent, last_grant_type)
    SELECT id, now() - interval '70 days', '', now() - random() * interval '60 days', '', '', 'client_credentials' FROM secret;
    INSERT INTO app_sign_in (app_id, bound_by, last_at) SELECT id, 'neither', now() FROM app
    WHERE type = 'web';
    ANALYZE`)
}

async function asking(sql: string): Promise<string[]> {
  const client = new Client({ connectionString: database.url })
  await client.connect()
  const { rows = [] } = await client.query(sql).finally(() => client.end())
  return rows.map((row) => String(Object.values(row)[0]))
}

async function report(name: string, work: () => Promise<unknown>, rounds = ROUNDS): Promise<void> {
  const times: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    const began = performance.now()
    await work()
    times.push(performance.now() - began)
  }
  const median = times.toSorted((a, b) => a - b)[Math.floor(rounds / 2)] ?? 0
  const verdict = median < AIM_MS ? '' : `  above the aim of ${AIM_MS} ms`
  process.stdout.write(`${median.toFixed(0).padStart(6)} ms  ${name}${verdict}\n`)
}

/** The plans of the statements that took longest, as `auto_explain` writes them. */
async function plans(): Promise<void> {
  const rows = await asking(`EXPLAIN (ANALYZE, BUFFERS)
    SELECT count(*) FROM app JOIN secret ON secret.app_id = app.id
    WHERE app.organization_id = '${ORGANIZATION}' AND app.deleted_at IS NULL
      AND secret.slot IS NOT NULL AND (secret.expires_at IS NULL OR secret.expires_at >=
        date_trunc('day', secret.created_at, 'UTC') + make_interval(days => 91))
      AND NOT EXISTS (SELECT FROM policy_exception e WHERE e.app_id = app.id
        AND e.setting = 'secretMaxDays' AND e.ended_at IS NULL AND e.ends_at > now())`)
  process.stdout.write(`\n${rows.join('\n')}\n`)
}
