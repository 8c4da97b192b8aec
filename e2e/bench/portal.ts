import { Client } from 'pg'
import { type Actor, NO_ORIGIN } from '@/lib/actor'
import { appQuery } from '@/lib/apps/list/app-query'
import { browseApps } from '@/lib/apps/list/browse-apps'
import { findLastChanges } from '@/lib/audit/find-last-changes'
import { findLastEvent } from '@/lib/audit/find-last-event'
import { now } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { BENCH_ORGANIZATION, fillAuditLog, KNOWN } from './audit-events'
import { asked, ORGANIZATION, withManyApps } from './many-apps'
import { reportPlanned } from './plans'
import { LISTS } from './portal-lists'
import { PORTAL_ROWS } from './portal-rows'

// npm run bench:portal: how long each list of the portal, and the last change that a page names, take with
// 100,000 apps, 22,000 people and 1,000,000 events. Behind `--`: --apps 50000, --events 300000, --plans lastUsed.

/** The aim of a million apps is twice that of a hundred thousand. */
const GOAL = { rounds: 20, aimMs: Number(asked.apps) > 100_000 ? 200 : 100 }

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
  { search: 'e' },
  { search: 'company 7', sort: 'lastUsed' },
  { search: 'person 7', sort: 'owner' },
  { search: 'abc', secrets: 'none' },
  { owner: 'mine' },
]

await withManyApps(PORTAL_ROWS, async (url) => {
  const client = new Client({ connectionString: url })
  await client.connect()
  await fillAuditLog(client, Number(asked.events)).finally(() => client.end())
  const measure = (name: string, work: () => Promise<unknown>) =>
    reportPlanned(name, { url, ...GOAL, work })
  for (const role of ['administrator', 'developer'] as const) {
    for (const question of QUESTIONS) {
      const query = appQuery.parse(question)
      const name = `${role.padEnd(13)} ${JSON.stringify(question)}`
      await measure(name, () => browseApps(asRole(role), query))
    }
  }
  for (const [name, list] of Object.entries(LISTS)) {
    await measure(name, () => list(asRole('administrator')))
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
