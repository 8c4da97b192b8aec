import { Client } from 'pg'
import { type Actor, NO_ORIGIN } from '@/lib/actor'
import { appQuery } from '@/lib/apps/list/app-query'
import { browseApps } from '@/lib/apps/list/browse-apps'
import { findLastChanges } from '@/lib/audit/find-last-changes'
import { findLastEvent } from '@/lib/audit/find-last-event'
import { now } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { BENCH_ORGANIZATION, fillAuditLog, KNOWN } from './audit-events'
import { asked, ORGANIZATION, report, withManyApps } from './many-apps'
import { printPlans } from './plans'

// npm run bench:portal: how long each list of My Apps, and the last change that a page names, take with
// 100,000 apps and 1,000,000 events. Behind `--`: --apps 50000, --events 300000, --plans lastUsed.

const GOAL = { rounds: 20, aimMs: 100 }

/** Without triggers: nothing here is searched, granted or told. One secret in four has expired. */
const APPS = {
  before: 'SET session_replication_role = replica;',
  app: {
    type: "(ARRAY['machine', 'web'])[n % 2 + 1]",
    name: "'App ' || md5(n::text)",
    scopes: "ARRAY['tickets.read']",
    createdAt: "now() - n % 200 * interval '1 day'",
  },
  secret: {
    createdAt: "now() - interval '20 days'",
    expiresAt:
      "CASE WHEN right(id, 1) < '5' THEN now() + right(id, 2)::int * interval '4 days' END",
  },
  after: `
    UPDATE secret SET slot = NULL, retired_at = now(), retirement = 'expired', expires_at = now()
    WHERE right(app_id, 2)::int % 4 = 0;
    INSERT INTO secret_use (secret_id, first_used_at, first_address, last_used_at, last_address,
      last_user_agent, last_grant_type)
    SELECT id, now() - interval '70 days', '', now() - random() * interval '60 days', '', '',
      'client_credentials' FROM secret;
    DROP INDEX app_words_by_part;
    INSERT INTO app_words (app_id, organization_id, name, words, text)
    SELECT app.id, organization_id, lower(app.name), '',
      lower(concat_ws(E'\\n', app.name, company, owner.name, app.id))
    FROM app JOIN person owner ON owner.id = owner_id;
    CREATE INDEX app_words_by_part ON app_words USING GIN (text_parts(text)) WITH (fastupdate = off);
    ALTER INDEX app_words_by_part ALTER COLUMN 1 SET STATISTICS 0;
    SELECT keep_app_last_use(ARRAY(SELECT id FROM app)), keep_app_listing(ARRAY(SELECT id FROM app));`,
}

const QUESTIONS = [
  {},
  { order: 'desc' },
  { sort: 'created' },
  { sort: 'owner' },
  { sort: 'lastUsed', order: 'desc' },
  { sort: 'expiry' },
  { secrets: 'expiring' },
  { secrets: 'never_used' },
  { secrets: 'none' },
  { use: 'unused_30' },
  { use: 'refused' },
  { status: 'deleted' },
  { type: 'web' },
  { search: 'abc' },
  { search: 'ab' },
  { search: 'app' },
  { search: 'company 7', sort: 'lastUsed' },
  { owner: 'mine' },
]

await withManyApps(APPS, async (url) => {
  const client = new Client({ connectionString: url })
  await client.connect()
  await fillAuditLog(client, Number(asked.events)).finally(() => client.end())
  const measure = async (name: string, work: () => Promise<unknown>) => {
    await report(name, GOAL, work)
    if (!asked.plans || !name.includes(asked.plans)) return
    await printPlans(name, { url, matching: /^\s*(WITH|SELECT)/, work })
  }
  for (const role of ['administrator', 'developer'] as const) {
    for (const question of QUESTIONS) {
      const query = appQuery.parse(question)
      const name = `${role.padEnd(13)} ${JSON.stringify(question)}`
      await measure(name, () => browseApps(asRole(role), query))
    }
  }
  for (const targetId of [KNOWN.app, KNOWN.rareApp, 'app_unknown']) {
    await measure(`last edit of ${targetId}`, () =>
      findLastEvent(db(), BENCH_ORGANIZATION, { action: 'app.edited', targetId }),
    )
  }
  await measure('last changes of policies', () =>
    findLastChanges(db(), BENCH_ORGANIZATION, 'policy.changed'),
  )
})

function asRole(role: Actor['role']): Actor {
  const personId = `psn_${'7'.padStart(20, '0')}`
  const who = { personId, personName: 'Person 7', organizationId: ORGANIZATION, origin: NO_ORIGIN }
  return { ...who, role, provenAt: now() }
}
