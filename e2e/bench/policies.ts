import { acceptInput } from '@/lib/accept-input'
import { type Actor, NO_ORIGIN } from '@/lib/actor'
import { now } from '@/lib/clock'
import { GRANT_TYPES } from '@/lib/policies/policy'
import { dryRunPolicy } from '@/lib/violations/dry-run-policy'
import { countViolations, listViolations } from '@/lib/violations/list-violations'
import { type PolicyTrialForm, policyTrial } from '@/lib/violations/policy-trial-input'
import { savePolicy } from '@/lib/violations/save-policy'
import { ORGANIZATION, report, withManyApps } from './many-apps'

// npm run bench:policies: how long a dry run of each policy and the page of the violations take with
// 100,000 apps, and how PostgreSQL finds the secrets that live for too long.

const GOAL = { rounds: 3, aimMs: 2_000 }

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

/** Without triggers: nothing here is searched, granted or told. */
const APPS = {
  before: 'SET session_replication_role = replica;',
  app: {
    type: "(ARRAY['machine', 'web'])[n % 2 + 1]",
    name: "'App ' || n",
    scopes: "ARRAY['tickets.read']",
  },
  secret: {
    createdAt: "now() - interval '20 days'",
    expiresAt: "CASE WHEN right(id, 1) < '5' THEN now() + interval '200 days' END",
  },
  after: `
    INSERT INTO secret_use (secret_id, first_used_at, first_address, last_used_at, last_address,
      last_user_agent, last_grant_type)
    SELECT id, now() - interval '70 days', '', now() - random() * interval '60 days', '', '',
      'client_credentials' FROM secret;
    INSERT INTO app_sign_in (app_id, bound_by, last_at) SELECT id, 'neither', now() FROM app
    WHERE type = 'web';`,
}

const PLAN = `EXPLAIN (ANALYZE, BUFFERS)
  SELECT count(*) FROM app JOIN secret ON secret.app_id = app.id
  WHERE app.organization_id = '${ORGANIZATION}' AND app.deleted_at IS NULL
    AND secret.slot IS NOT NULL AND (secret.expires_at IS NULL OR secret.expires_at >=
      date_trunc('day', secret.created_at, 'UTC') + make_interval(days => 91))
    AND NOT EXISTS (SELECT FROM policy_exception e WHERE e.app_id = app.id
      AND e.setting = 'secretMaxDays' AND e.ended_at IS NULL AND e.ends_at > now())`

await withManyApps(APPS, async (ask) => {
  for (const change of CHANGES) {
    const tried = acceptInput(policyTrial, { change })
    await report(`dry run ${Object.keys(change)}`, GOAL, () => dryRunPolicy(ADA, tried))
  }
  const trial = acceptInput(policyTrial, { change: { secretMaxDays: 90 } })
  const once = { ...GOAL, rounds: 1 }
  await report('save one, and tell the owners', once, () => savePolicy(ADA, trial))
  await report('count all violations', GOAL, () => countViolations(ADA))
  const query = { setting: 'secretMaxDays', after: null } as const
  await report('a page of violations', GOAL, () => listViolations(ADA, query))
  process.stdout.write(`\n${(await ask(PLAN)).join('\n')}\n`)
})
