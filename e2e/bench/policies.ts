import { acceptInput } from '@/lib/accept-input'
import { type Actor, NO_ORIGIN } from '@/lib/actor'
import { now } from '@/lib/clock'
import { GRANT_TYPES } from '@/lib/policies/policy'
import { dryRunPart } from '@/lib/violations/dry-run-part'
import { dryRunPolicy } from '@/lib/violations/dry-run-policy'
import { countViolations, listViolations } from '@/lib/violations/list-violations'
import { type PolicyTrialForm, policyTrial } from '@/lib/violations/policy-trial-input'
import { savePolicy } from '@/lib/violations/save-policy'
import { ORGANIZATION, report, withManyApps } from './many-apps'
import { printPlans } from './plans'

// npm run bench:policies: how long a dry run of each policy, the page of the violations and a save take with
// 100,000 apps, or `-- --apps 5000`, and the query plans of what they ask.

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
  { thirdPartyAccess: false },
  { registrationBy: 'administrators' },
  { approveNewApps: true },
  { unusedTellDays: 30 },
  { recertifyDays: 90 },
  { secondFactorRequired: true },
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
    createdAt: "now() - n % 200 * interval '1 day'",
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
    WHERE type = 'web';
    INSERT INTO app_grant (digest, id, person_id, app_id, scopes, sealed, created_at, updated_at)
    SELECT decode(md5(id) || md5(id), 'hex'), 'grt_' || right(id, 20), owner_id, id, '{openid}', '',
      now() - interval '40 days', now() FROM app WHERE type = 'web';
    INSERT INTO grant_use (grant_digest, last_used_at)
    SELECT digest, now() - random() * interval '60 days' FROM app_grant;`,
}

/** What a dry run, the page and a save look for, and not what else they read. */
const LOOKS = /\bbroken\b/

await withManyApps(APPS, async (url) => {
  const plans = (name: string, work: () => Promise<unknown>) =>
    printPlans(name, { url, matching: LOOKS, work })
  for (const change of CHANGES) {
    const tried = acceptInput(policyTrial, { change })
    const name = `dry run ${Object.keys(change)}`
    await report(name, GOAL, () => dryRunPolicy(ADA, tried))
    const first = () => dryRunPart(ADA, tried, { after: null })
    await report('  its first part', GOAL, first)
  }
  const trial = acceptInput(policyTrial, { change: { secretMaxDays: 90 } })
  const once = { ...GOAL, rounds: 1 }
  await plans('dry run secretMaxDays', () => dryRunPolicy(ADA, trial))
  const unused = acceptInput(policyTrial, { change: { unusedTellDays: 30 } })
  await plans('dry run unusedTellDays', () => dryRunPolicy(ADA, unused))
  await plans('save', () =>
    report('save one, and tell the owners', once, () => savePolicy(ADA, trial)),
  )
  const count = async () => Promise.all(Object.values(await countViolations(ADA)))
  const query = { setting: 'secretMaxDays', after: null } as const
  const page = () => listViolations(ADA, query)
  await report('count all violations', GOAL, count)
  await report('a page of violations', GOAL, page)
  await plans('count all violations', count)
  await plans('a page of violations', page)
})
