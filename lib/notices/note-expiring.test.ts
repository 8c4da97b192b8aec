import type { Actor } from '@/lib/actor'
import { suspendApp } from '@/lib/apps/lifecycle/suspend-app'
import { anApp, expect, test } from '@/lib/apps/testing/fixtures'
import { DAY, moveClock, now } from '@/lib/clock'
import { db, inTransaction } from '@/lib/db/client'
import { pool } from '@/lib/db/pool'
import { expiryAfterDays } from '@/lib/secrets/expiry'
import { sweepExpiredSecrets } from '@/lib/secrets/retire-expired'
import { issueSecret, revokeSecret } from '@/lib/secrets/testing/parsed'
import { noteExpiringProviderSecrets, noteExpiringSecrets } from './note-expiring'
import { beginDay, tellAll, toldOf } from './testing/told'

/** The days that are left at each telling of a secret, while so many days go by. */
async function daysTold(days: number): Promise<number[]> {
  for (let n = 0; n < days; n += 1) {
    moveClock(DAY)
    await noteExpiringSecrets()
  }
  const events = await db().auditEvent.findMany({
    where: { action: 'secret.expiring' },
    orderBy: { id: 'asc' },
  })
  return events.map(({ detail }) => (detail as { days: number }).days)
}

function secretFor(dora: Actor, days: number) {
  return async (app: { id: string }) => {
    const expiresAt = expiryAfterDays(now(), days)
    const { secret } = await issueSecret(dora, app.id, { name: 'Production', expiresAt })
    return secret
  }
}

test('90, 60, 30, 14, 7 and 1 days before it ends a secret is told of, and when it has ended', async ({
  people: { dora },
}) => {
  await secretFor(dora, 120)(await anApp(dora))
  expect(await daysTold(121)).toEqual([90, 60, 30, 14, 7, 1])
  await sweepExpiredSecrets()
  await tellAll()
  expect(await toldOf(dora)).toEqual([...Array(6).fill('secret.expiring'), 'secret.expired'])
})

test('a secret of 20 days begins with 14, and a server that was away tells the last step alone', async ({
  people: { dora },
}) => {
  await secretFor(dora, 20)(await anApp(dora))
  expect(await daysTold(5)).toEqual([])
  expect(await daysTold(2)).toEqual([14])
  moveClock(11 * DAY)
  expect(await daysTold(1)).toEqual([14, 1])
})

test('nothing is told of a secret that was revoked or whose end is planned, nor of an app out of service', async ({
  people: { ada, dora },
}) => {
  const [revoked, planned, suspended] = [await anApp(dora), await anApp(dora), await anApp(dora)]
  const { id } = await secretFor(dora, 30)(revoked)
  await revokeSecret(dora, { appId: revoked.id, secretId: id, reason: 'not_needed' })
  const { id: ending } = await secretFor(dora, 30)(planned)
  const plan = { endsAt: expiryAfterDays(now(), 29), endPlannedAt: now(), endPlannedByName: 'Dora' }
  await db().secret.update({ where: { id: ending }, data: plan })
  await secretFor(dora, 30)(suspended)
  await suspendApp(ada, suspended.id)
  expect(await daysTold(29)).toEqual([])
})

test('many processes at once tell each step once', async ({ people: { dora } }) => {
  await secretFor(dora, 31)(await anApp(dora))
  moveClock(2 * DAY)
  await Promise.all(Array.from({ length: 6 }, noteExpiringSecrets))
  expect(await db().auditEvent.count({ where: { action: 'secret.expiring' } })).toBe(1)
})

/** As many apps like this one, each with a secret that ends then. */
async function writeApps(like: { id: string }, count: number, expiresAt: Date): Promise<void> {
  await pool().query(
    `WITH made AS (
      INSERT INTO app SELECT (jsonb_populate_record(app, jsonb_build_object('id',
        gen_random_uuid()::text))).* FROM app, generate_series(1, $2) WHERE id = $1 RETURNING id)
    INSERT INTO secret (id, app_id, name, prefix, last_four, digest, pepper_version, slot, created_at,
      created_by_id, created_by_name, expires_at)
    SELECT lpad(to_hex(row_number() OVER ()), 8, '0'), id, 'Imported', 'kt_cs', 'abcd', decode(repeat('00', 32), 'hex'), 1, 1,
      $3::timestamptz - interval '200 days', 'psn', 'Import', $3 FROM made`,
    [like.id, count, expiresAt],
  )
}

/** As many events as there are when so many secrets of one app have reached a step. */
async function writeEvents({ organizationId }: Actor, appId: string, count: number): Promise<void> {
  // In pieces: a statement has ten seconds, on a busy machine too.
  for (let first = 1; first <= count; first += 5_000) {
    const last = Math.min(count, first + 4_999)
    await pool().query(
      `INSERT INTO audit_event (id, organization_id, at, actor_name, action, target_kind, target_id,
         target_name, detail, app_id)
       SELECT (lpad(to_hex(floor(extract(epoch FROM now()) * 1000)::bigint), 12, '0') || '70008000'
           || lpad(to_hex(n), 12, '0'))::uuid, $1, now(), 'Keyturn', 'secret.expiring', 'secret', n::text,
         'Imported', '{"days": 7}', $2
       FROM generate_series($3::int, $4::int) AS n`,
      [organizationId, appId, first, last],
    )
  }
}

test('50,000 clients that end on one day are one notice with their number, which leads to their list', async ({
  people: { dora },
}) => {
  beginDay()
  await writeEvents(dora, (await anApp(dora)).id, 50_000)
  await tellAll()
  expect(await toldOf(dora)).toEqual(['50000 × secret.expiring'])
  const [notice] = await db().notice.findMany()
  expect(notice).toMatchObject({
    sentence: 'secrets expire within 7 days',
    path: '/apps?owner=mine&sort=expiry&secrets=expiring',
  })
})

test('many secrets that end on one day are found at once, by an index', async ({
  people: { dora },
}) => {
  await writeApps(await anApp(dora), 150, expiryAfterDays(now(), 7))
  expect(await noteExpiringSecrets()).toBe(150)
  await tellAll()
  expect(await toldOf(dora)).toEqual(['150 × secret.expiring'])
  const plan = await inTransaction(async (tx) => {
    await tx.$executeRaw`SET LOCAL enable_seqscan = off`
    return tx.$queryRaw<{ 'QUERY PLAN': string }[]>`
      EXPLAIN SELECT FROM secret s WHERE s.slot IS NOT NULL
        AND s.expires_at > now() AND s.expires_at <= now() + interval '90 days'`
  })
  expect(plan.map((row) => row['QUERY PLAN']).join()).toContain('secret_by_')
})

test('administrators are told once of each step of the client secret of a provider', async ({
  people: { ada, dora },
}) => {
  const { organizationId } = ada
  await makeProvider(organizationId, expiryAfterDays(now(), 15))
  for (let n = 0; n < 17; n += 1) {
    moveClock(DAY)
    await noteExpiringProviderSecrets()
  }
  await tellAll()
  const notices = await db().notice.findMany({
    where: { personId: ada.personId },
    orderBy: { id: 'asc' },
  })
  expect(notices.map(({ sentence }) => sentence)).toEqual([
    'Keyturn found that the client secret of the provider “P” ends within 14 days',
    'Keyturn found that the client secret of the provider “P” ends within 7 days',
    'Keyturn found that the client secret of the provider “P” ends within a day',
    'Keyturn found that the client secret of the provider “P” has ended',
  ])
  expect(await toldOf(dora)).toEqual([])
})

async function makeProvider(organizationId: string, secretEndsAt: Date): Promise<void> {
  const at = { createdAt: now(), updatedAt: now() }
  const about = { preset: 'other', name: 'P', issuer: 'https://p.example', clientId: 'c' }
  const rules = { addressClaim: 'email', groupsClaim: '', groupsIgnoreCase: false }
  const signIn = { scopes: 'openid', trustsAddresses: false, hasButton: true }
  const sealed = { sealedSecret: new Uint8Array(40), secretEndsAt }
  const data = { ...about, ...rules, ...signIn, ...sealed, ...at }
  await db().identityProvider.create({ data: { id: 'idp_1', organizationId, ...data } })
}
