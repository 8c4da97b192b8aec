import type { Actor } from '@/lib/actor'
import { db } from '@/lib/db/client'

const APPS = 12_000

/** Apps with two secrets each, of which one was used; each fiftieth app is Dora's. Of thousands, so many. */
export async function manyApps(ada: Actor, dora: Actor, count = APPS): Promise<void> {
  // The triggers take longer than all of the test.
  await switchTriggers('DISABLE')
  for (let from = 1; from <= count; from += 1_000) await apps(ada, { dora, from })
  await switchTriggers('ENABLE')
  await db().$executeRaw`ANALYZE`
}

async function switchTriggers(to: 'DISABLE' | 'ENABLE'): Promise<void> {
  for (const table of ['app', 'secret', 'secret_use']) {
    await db().$executeRawUnsafe(`ALTER TABLE ${table} ${to} TRIGGER USER`)
  }
}

const idOf = (n: number) => `app_${String(n).padStart(20, '0')}`

async function apps(ada: Actor, { dora, from }: { dora: Actor; from: number }): Promise<void> {
  const to = from + 999
  await db().$executeRaw`
    INSERT INTO app (id, organization_id, owner_id, type, name, company, redirect_uris, scopes,
      created_at, updated_at)
    SELECT 'app_' || lpad(n::text, 20, '0'), ${ada.organizationId},
      CASE WHEN n % 50 = 0 THEN ${dora.personId} ELSE ${ada.personId} END, 'machine',
      'App ' || md5(n::text), 'Company ' || n % 100, '{}', '{}', now() - n * interval '30 minutes',
      now()
    FROM generate_series(${from}::int, ${to}::int) n`
  await db().$executeRaw`
    WITH made AS (
      INSERT INTO secret (id, app_id, name, prefix, last_four, digest, pepper_version, slot,
        created_at, expires_at, created_by_id, created_by_name)
      SELECT lpad((2 * n + slot)::text, 8, '0'), 'app_' || lpad(n::text, 20, '0'), 'No ' || slot,
        'kt_cs',
        'abcd', decode(repeat('00', 32), 'hex'), 1, slot, now(),
        now() + (n % 200 + 1) * interval '1 day', ${ada.personId}, 'Ada'
      FROM generate_series(${from}::int, ${to}::int) n, generate_series(1, 2) slot
      WHERE n % 100 > 0
      RETURNING id, slot)
    INSERT INTO secret_use (secret_id, first_used_at, first_address, last_used_at, last_address,
      last_user_agent, last_grant_type)
    SELECT id, now() - interval '400 days', '192.0.2.1', now() - (id::int % 400) * interval '1 day',
      '192.0.2.1', 'curl', 'client_credentials'
    FROM made WHERE slot = 1`
  await db().$executeRaw`
    WITH filled AS (SELECT array_agg(id) AS ids FROM app
      WHERE id BETWEEN ${idOf(from)} AND ${idOf(to)})
    SELECT keep_app_last_use(ids), keep_app_listing(ids) FROM filled`
  await db().$executeRaw`
    INSERT INTO app_words (app_id, organization_id, name, words, text)
    SELECT app.id, organization_id, lower(app.name), '',
      lower(concat_ws(E'\n', app.name, company, owner.name, app.id))
    FROM app JOIN person owner ON owner.id = owner_id
    WHERE app.id BETWEEN ${idOf(from)} AND ${idOf(to)}`
}
