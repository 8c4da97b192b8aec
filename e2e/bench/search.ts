import { acceptInput } from '@/lib/accept-input'
import { type Actor, NO_ORIGIN } from '@/lib/actor'
import { now } from '@/lib/clock'
import { findAnswers } from '@/lib/search/find-answers'
import { searchInput } from '@/lib/search/search-input'
import { asked, ORGANIZATION, withManyApps } from './many-apps'
import { reportPlanned } from './plans'

// npm run bench:search: how long the one box takes with 100,000 apps, from the question to the
// answer of the database, for support and for a developer who owns 50 of them. Behind `--`: --apps, --plans billing.

const GOAL = { rounds: 20, aimMs: Number(asked.apps) > 100_000 ? 200 : 50 }

const QUESTIONS = [
  'b',
  'bo',
  'bodo',
  'billing c',
  'billing calendar',
  'billing person fjord calendar',
  'a b c d',
  'company 7',
  'host55.fjord.example',
  'person 1',
  'wxyz',
  'AbCd1234',
  'kt_cs_AbCd1234_…wxyz',
  `app_${'0'.repeat(15)}54321`,
  '203.0.113.17',
  'NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs',
  'zzz',
]

/** Without triggers, which would take longer than all else. */
const APPS = {
  before: 'SET session_replication_role = replica;',
  app: {
    type: "'machine'",
    name: "(ARRAY['Billing', 'Calendar', 'Timetable', 'Bodø', 'Booking'])[n % 5 + 1] || ' ' || md5(n::text)",
    scopes: "'{}'",
  },
  secret: { createdAt: 'now()', expiresAt: 'NULL' },
  after: `
    INSERT INTO person_words SELECT id, folded_text(name), search_words(concat_ws(' ', name, email)) FROM person;
    SELECT keep_app_words(ARRAY(SELECT id FROM app));`,
}

await withManyApps(APPS, async (url) => {
  for (const role of ['support', 'developer'] as const) {
    for (const q of QUESTIONS) {
      const question = acceptInput(searchInput, { q })
      const work = () => findAnswers(asRole(role), question, { most: 6 })
      await reportPlanned(`${role.padEnd(10)} ${q}`, { url, ...GOAL, work })
    }
  }
})

function asRole(role: Actor['role']): Actor {
  const personId = `psn_${'7'.padStart(20, '0')}`
  const who = { personId, personName: 'Person 7', organizationId: ORGANIZATION, origin: NO_ORIGIN }
  return { ...who, role, provenAt: now() }
}
