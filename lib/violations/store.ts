import { LAST_USED, usedAfter } from '@/lib/apps/unused/uses-sql'
import { DAY, secondsAfter } from '@/lib/clock'
import type { Tx } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import type { Place } from './place'
import { brokenBy, type Ruled } from './rules-store'
import { type Broken, NOTHING_BROKEN, type Ruleable, type Violation } from './violation'

/** How much breaks a setting of this value. */
export async function countBroken(tx: Tx, setting: Ruleable, ruled: Ruled): Promise<Broken> {
  const broken = brokenBy(setting, ruled)
  if (!broken) return NOTHING_BROKEN
  const used = Prisma.raw(usedAfter(`'${secondsAfter(ruled.at, -DAY).toISOString()}'`))
  const [row] = await tx.$queryRaw<Omit<Broken, 'people'>[]>`
    WITH broken AS MATERIALIZED (${broken}),
    apps AS (SELECT app_id, min(owner_id) AS owner_id, count(secret_id) AS secrets, min(since) AS since
      FROM broken GROUP BY app_id),
    today AS (SELECT DISTINCT app_id FROM (${used}) uses)
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

/** So many apps are looked at one by one. Where they fill no page, all are looked at together. */
const APPS_LOOKED_AT = 500

/** What breaks a setting of this value, in the order of the apps' ids, from a place on. */
export async function findBroken<S extends Ruleable>(
  tx: Tx,
  setting: S,
  wanted: Wanted,
): Promise<Violation<S>[]> {
  const { ruled, place, take } = wanted
  const from = place?.appId ?? ''
  const upTo = await findAppBehind(tx, from, APPS_LOOKED_AT)
  if (upTo) {
    const first = { ...wanted, ruled: { ...ruled, apps: { from, upTo } } }
    const found = await findBrokenAmong(tx, setting, first)
    if (found.length === take) return found
  }
  return findBrokenAmong(tx, setting, wanted)
}

/** The app with so many others before it, from an id on, of all organizations. */
async function findAppBehind(tx: Tx, from: string, apps: number): Promise<string | undefined> {
  const [row] = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM app WHERE id >= ${from} ORDER BY id OFFSET ${apps} LIMIT 1`
  return row?.id
}

async function findBrokenAmong<S extends Ruleable>(
  tx: Tx,
  setting: S,
  { ruled, ownerId, place, take }: Wanted,
): Promise<Violation<S>[]> {
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
      CASE WHEN page.secret_id IS NULL THEN ${Prisma.raw(LAST_USED)} ELSE own.last_used_at END AS "lastUsedAt"
    FROM page JOIN app ON app.id = page.app_id JOIN person owner ON owner.id = app.owner_id
    LEFT JOIN secret ON secret.id = page.secret_id
    LEFT JOIN secret_use own ON own.secret_id = page.secret_id
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
  setting: Ruleable,
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

/**
 * The next owners behind one, who have about so many apps together, and how many. Null behind the last one.
 * An owner is never split, so that owners of several parts can be added up.
 */
export async function findOwnersPart(
  tx: Tx,
  { organizationId, after, size }: { organizationId: string; after: string; size: number },
): Promise<{ upTo: string; apps: number } | null> {
  const [row] = await tx.$queryRaw<{ upTo: string | null; apps: number }[]>`
    SELECT max(owner_id) AS "upTo", coalesce(sum(apps), 0)::int AS apps
    FROM (SELECT owner_id, apps, sum(apps) OVER (ORDER BY owner_id) - apps AS before
      FROM (SELECT owner_id, count(*) AS apps FROM app
        WHERE organization_id = ${organizationId} AND deleted_at IS NULL AND owner_id > ${after}
        GROUP BY owner_id) owned) sums
    WHERE before < ${size}`
  return row?.upTo ? { upTo: row.upTo, apps: row.apps } : null
}

/** How many apps an organization has that are not deleted. */
export async function countApps(tx: Tx, organizationId: string): Promise<number> {
  const [row] = await tx.$queryRaw<{ total: number }[]>`
    SELECT count(*)::int AS total FROM app
    WHERE organization_id = ${organizationId} AND deleted_at IS NULL`
  return row?.total ?? 0
}
