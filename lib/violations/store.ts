import { DAY, secondsAfter } from '@/lib/clock'
import type { Tx } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import type { AppSetting } from '@/lib/policies/exempt'
import type { Place } from './place'
import { brokenBy, type Ruled } from './rules-store'
import { type Broken, type DryRun, NOTHING_BROKEN, type Violation } from './violation'

const moment = (at: Date) => Prisma.sql`${at}::timestamptz`

/** How much breaks a setting of this value. */
export async function countBroken(tx: Tx, setting: AppSetting, ruled: Ruled): Promise<Broken> {
  const broken = brokenBy(setting, ruled)
  if (!broken) return NOTHING_BROKEN
  const [row] = await tx.$queryRaw<Omit<Broken, 'people'>[]>`
    WITH broken AS MATERIALIZED (${broken}),
    apps AS (SELECT app_id, min(owner_id) AS owner_id, count(secret_id) AS secrets, min(since) AS since
      FROM broken GROUP BY app_id),
    today AS (SELECT DISTINCT secret.app_id FROM secret_use used
      JOIN secret ON secret.id = used.secret_id
      WHERE used.last_used_at > ${moment(secondsAfter(ruled.at, -DAY))})
    SELECT count(*)::int AS apps, count(today.app_id)::int AS "usedToday",
      coalesce(sum(secrets), 0)::int AS secrets, count(DISTINCT owner_id)::int AS owners,
      min(since) AS oldest
    FROM apps LEFT JOIN today ON today.app_id = apps.app_id`
  return row ? { ...row, people: 0 } : NOTHING_BROKEN
}

type Wanted = { ruled: Ruled; ownerId?: string | undefined; place: Place | null; take: number }

type Row = Omit<Violation, 'secret' | 'setting'> & {
  secretId: string | null
  secretName: string | null
}

/** What breaks a setting of this value, in the order of the apps' ids, from a place on. */
export async function findBroken(
  tx: Tx,
  setting: AppSetting,
  { ruled, ownerId, place, take }: Wanted,
): Promise<Violation[]> {
  const broken = brokenBy(setting, ruled)
  if (!broken) return []
  const ofOwner = ownerId ? Prisma.sql`AND owner_id = ${ownerId}` : Prisma.empty
  const behind = place
    ? Prisma.sql`AND (app_id, coalesce(secret_id, '')) > (${place.appId}, ${place.secretId})`
    : Prisma.empty
  const rows = await tx.$queryRaw<Row[]>`
    WITH page AS MATERIALIZED (
      SELECT * FROM (${broken}) broken WHERE true ${ofOwner} ${behind}
      ORDER BY app_id, coalesce(secret_id, '') LIMIT ${take})
    SELECT app.id AS "appId", app.name AS "appName", owner.id AS "ownerId", owner.name AS "ownerName",
      page.secret_id AS "secretId", secret.name AS "secretName", page.since,
      CASE WHEN page.secret_id IS NULL THEN greatest(s.at, k.at, i.at) ELSE own.last_used_at END
        AS "lastUsedAt"
    FROM page JOIN app ON app.id = page.app_id JOIN person owner ON owner.id = app.owner_id
    LEFT JOIN secret ON secret.id = page.secret_id
    LEFT JOIN secret_use own ON own.secret_id = page.secret_id
    CROSS JOIN LATERAL (SELECT max(u.last_used_at) AS at FROM secret one
      JOIN secret_use u ON u.secret_id = one.id WHERE one.app_id = app.id) s
    CROSS JOIN LATERAL (SELECT max(u.last_used_at) AS at FROM app_key key
      JOIN app_key_use u ON u.key_id = key.id WHERE key.app_id = app.id) k
    CROSS JOIN LATERAL (SELECT max(last_at) AS at FROM app_sign_in
      WHERE app_sign_in.app_id = app.id) i
    ORDER BY page.app_id, coalesce(page.secret_id, '')`
  return rows.map(({ secretId, secretName, ...row }) => ({
    ...row,
    setting,
    secret: secretId === null ? null : { id: secretId, name: secretName ?? '' },
  }))
}

/** Of an owner, the apps that break a setting now and did not before, and the first of them. */
export type NewlyBroken = { ownerId: string; ownerName: string; apps: number; first: AppName[] }

type AppName = { id: string; name: string }

/** The apps that break the new value and did not break the old one, by owner. */
export function findNewlyBroken(
  tx: Tx,
  setting: AppSetting,
  { now, before, most }: { now: Ruled; before: Ruled; most: number },
): Promise<NewlyBroken[]> {
  const broken = brokenBy(setting, now)
  if (!broken) return Promise.resolve([])
  const known = brokenBy(setting, before)
  const except = known ? Prisma.sql`EXCEPT SELECT app_id FROM (${known}) known` : Prisma.empty
  return tx.$queryRaw`
    SELECT owner.id AS "ownerId", owner.name AS "ownerName", count(*)::int AS apps,
      (array_agg(jsonb_build_object('id', app.id, 'name', app.name) ORDER BY app.id))[1:${most}::int]
        AS first
    FROM (SELECT app_id FROM (${broken}) broken ${except}) newly
    JOIN app ON app.id = newly.app_id JOIN person owner ON owner.id = app.owner_id
    GROUP BY owner.id, owner.name ORDER BY owner.id`
}

/** The members of an organization who have no second factor, the first of them by name. */
export async function findWithoutFactor(
  tx: Tx,
  organizationId: string,
  take: number,
): Promise<{ total: number; people: DryRun['people'] }> {
  const rows = await tx.$queryRaw<(DryRun['people'][number] & { total: number })[]>`
    SELECT person.id, person.name, member.created_at AS since, count(*) OVER ()::int AS total,
      (SELECT max(last_seen_at) FROM person_session s WHERE s.person_id = person.id) AS "lastUsedAt"
    FROM membership member JOIN person ON person.id = member.person_id
    WHERE member.organization_id = ${organizationId} AND member.disabled_at IS NULL
      AND NOT EXISTS (SELECT FROM totp_factor t WHERE t.person_id = person.id AND t.confirmed_at IS NOT NULL)
      AND NOT EXISTS (SELECT FROM passkey p WHERE p.person_id = person.id)
    ORDER BY lower(person.name), person.id LIMIT ${take}`
  return {
    total: rows[0]?.total ?? 0,
    people: rows.map(({ total: _, ...person }) => person),
  }
}
