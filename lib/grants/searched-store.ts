import type { Tx } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import { containing } from '@/lib/db/like'
import { LATEST_FIRST, type Seen, toAppsElsewhere, toOwnApps } from './seen-store'

/** So many grants of a list are gone through before all apps and people are asked for the text. */
const GONE_THROUGH = 5_000
const likeOf = (search: string) => Prisma.sql`LIKE lower(${containing(search)})`

/** Whether the person of a grant `seen` has the text in the name or the email. Who is no member has neither. */
function isOfPersonWith(search: string): Prisma.Sql {
  const like = likeOf(search)
  return Prisma.sql`coalesce((SELECT bool_or(m.name ${like} OR m.email ${like}) FROM member_listing m
    WHERE m.person_id = seen.person_id), false)`
}

/** The same, or its app has it in the name. */
function hasText(search: string): Prisma.Sql {
  return Prisma.sql`((SELECT a.name ${likeOf(search)} FROM app_listing a WHERE a.app_id = seen.app_id)
    OR ${isOfPersonWith(search)})`
}

/** Grants elsewhere that have the text in them, behind those to the organization's own apps. */
function andElsewhere(seen: Seen): Prisma.Sql {
  if (!seen.elsewhere) return Prisma.empty
  return Prisma.sql`UNION ALL SELECT * FROM (${toAppsElsewhere(seen)}) seen
    WHERE ${hasText(seen.search)}`
}

/**
 * All grants that have the text in them: of the people who have it, then of the apps. Each person is followed by
 * itself, so that a count which has enough asks no further.
 */
function having(seen: Seen): Prisma.Sql {
  const { organizationId, search } = seen
  const like = likeOf(search)
  const ofPeople = Prisma.sql`member_listing m
    CROSS JOIN LATERAL (SELECT * FROM app_grant WHERE person_id = m.person_id OFFSET 0) g`
  const once = Prisma.sql`AND (m.name ${like} OR m.email ${like}) AND m.organization_id = (
    SELECT min(organization_id) FROM member_listing one WHERE one.person_id = m.person_id)`
  const ofApps = Prisma.sql`apps_named(${organizationId}, ${search}) named (app_id)
    CROSS JOIN LATERAL (SELECT * FROM app_grant WHERE app_id = named.app_id OFFSET 0) g`
  return Prisma.sql`${toOwnApps(seen, ofPeople)} ${once}
    UNION ALL SELECT * FROM (${toOwnApps(seen, ofApps)}) seen WHERE NOT ${isOfPersonWith(search)}
    ${andElsewhere(seen)}`
}

/** The first grants of a list that have a text in them, how many of them are to own apps, and whether these are all. */
export type First = { ids: string[]; own: number; isAll: boolean }

/** Goes through the latest grants, and finds those with the text among them, up to `most`. */
export async function goThrough(tx: Tx, seen: Seen, most: number): Promise<First> {
  const [row] = await tx.$queryRaw<{ ids: string[]; own: number; gone: number }[]>`
    WITH first AS MATERIALIZED (${toOwnApps(seen)} ${LATEST_FIRST} LIMIT ${GONE_THROUGH}),
    own AS MATERIALIZED (SELECT * FROM first seen WHERE ${hasText(seen.search)} LIMIT ${most})
    SELECT (SELECT count(*)::int FROM first) AS gone, (SELECT count(*)::int FROM own) AS own,
      ARRAY(SELECT id FROM (SELECT * FROM own ${andElsewhere(seen)}) found
        ${LATEST_FIRST} LIMIT ${most}) AS ids`
  const { ids, own, gone } = row ?? { ids: [], own: 0, gone: 0 }
  return { ids, own, isAll: gone < GONE_THROUGH && ids.length < most }
}

/** How many grants have the text in them, counted up to `most`. */
export async function countHaving(tx: Tx, seen: Seen, most: number): Promise<number> {
  const [row] = await tx.$queryRaw<{ total: number }[]>`
    SELECT count(*)::int AS total FROM (SELECT FROM (${having(seen)}) found LIMIT ${most}) counted`
  return row?.total ?? 0
}

type Wanted = { skip: number; size: number; most: number }

/** Some of the grants that have the text in them, the latest first, and how many have it, counted up to `most`. */
export async function findHaving(
  tx: Tx,
  seen: Seen,
  { skip, size, most }: Wanted,
): Promise<{ ids: string[]; total: number }> {
  const [row] = await tx.$queryRaw<{ ids: string[]; total: number }[]>`
    WITH found AS MATERIALIZED (
      SELECT updated_at, id FROM (${having(seen)}) seen)
    SELECT (SELECT count(*)::int FROM (SELECT FROM found LIMIT ${most}) counted) AS total,
      ARRAY(SELECT id FROM found ${LATEST_FIRST} LIMIT ${size} OFFSET ${skip}) AS ids`
  return row ?? { ids: [], total: 0 }
}
