import { Client } from 'pg'
import { acceptInput } from '@/lib/accept-input'
import { type Actor, NO_ORIGIN } from '@/lib/actor'
import { now } from '@/lib/clock'
import { provideConfig } from '@/lib/config'
import { closeDb } from '@/lib/db/client'
import { startTemporary } from '@/lib/db/embedded/temporary'
import { migrate } from '@/lib/db/migrate'
import { findAnswers } from '@/lib/search/find-answers'
import { searchInput } from '@/lib/search/search-input'

// npm run bench:search: how long the one box takes with 100,000 apps, from the question to the
// answer of the database, for support and for a developer who owns 50 of them.

const APPS = 100_000
const PEOPLE = 2_000
const ROUNDS = 20
const AIM_MS = 50
const ORGANIZATION = `org_${'0'.repeat(20)}`

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
  for (const role of ['support', 'developer'] as const) {
    for (const q of QUESTIONS) await report(role, q)
  }
} finally {
  await closeDb()
  await database.stop()
}

/** By a connection of its own: the server's own ones wait for no statement as long as this. */
async function fill(): Promise<void> {
  const filling = new Client({ connectionString: database.url })
  await filling.connect()
  await filling.query(`
    INSERT INTO organization VALUES ('${ORGANIZATION}', 'Fjord Rail', now());
    INSERT INTO person (id, email, name, created_at)
    SELECT 'psn_' || lpad(n::text, 20, '0'), 'person' || n || '@fjord.example', 'Person ' || n, now()
    FROM generate_series(1, ${PEOPLE}) n;
    INSERT INTO membership (person_id, organization_id, role, created_at)
    SELECT id, '${ORGANIZATION}', 'developer', now() FROM person;
    INSERT INTO app (id, organization_id, owner_id, type, name, company, redirect_uris, scopes,
      created_at, updated_at)
    SELECT 'app_' || lpad(n::text, 20, '0'), '${ORGANIZATION}',
      'psn_' || lpad((n % ${PEOPLE} + 1)::text, 20, '0'), 'machine',
      (ARRAY['Billing', 'Calendar', 'Timetable', 'Bodø', 'Booking'])[n % 5 + 1] || ' ' || md5(n::text),
      'Company ' || n % 100, ARRAY['https://host' || n || '.fjord.example/cb'], '{}', now(), now()
    FROM generate_series(1, ${APPS}) n;
    INSERT INTO secret (id, app_id, name, prefix, last_four, digest, pepper_version, slot, created_at,
      created_by_id, created_by_name)
    SELECT left(md5(id), 8), id, 'One', 'kt_cs', right(md5(id), 4), decode(repeat('00', 32), 'hex'), 1,
      1, now(), 'psn', 'Ada'
    FROM app ON CONFLICT DO NOTHING;
    ANALYZE`)
  await filling.end()
}

async function report(role: Actor['role'], q: string): Promise<void> {
  const personId = `psn_${'7'.padStart(20, '0')}`
  const who = { personId, personName: 'Person 7', organizationId: ORGANIZATION, origin: NO_ORIGIN }
  const actor: Actor = { ...who, role, provenAt: now() }
  const question = acceptInput(searchInput, { q })
  const times: number[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    const began = performance.now()
    await findAnswers(actor, question, { most: 6 })
    times.push(performance.now() - began)
  }
  const median = times.toSorted((a, b) => a - b)[ROUNDS / 2] ?? 0
  const verdict = median < AIM_MS ? '' : `  above the aim of ${AIM_MS} ms`
  process.stdout.write(`${role.padEnd(10)} ${median.toFixed(1).padStart(6)} ms  ${q}${verdict}\n`)
}
