import type { Tx } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import type { MomentPlace } from '@/lib/place'
import type { AppSetting } from '@/lib/policies/exempt'
import type { DueRow } from './due-store'
import { STEPS } from './recertification'

/** An organization that asks for confirmations at a moment. Apps created until `after` are not asked about. */
export type Asking = { organizationId: string; at: Date; exempting: boolean; after: Date | null }

const SETTING = 'recertifyDays' satisfies AppSetting
const NONE = Prisma.empty

/** Null if its policy asks for none. */
export async function findAsking(
  tx: Tx,
  { organizationId, at }: Pick<Asking, 'organizationId' | 'at'>,
): Promise<Asking | null> {
  const [row] = await tx.$queryRaw<Pick<Asking, 'exempting' | 'after'>[]>`
    SELECT exempting, CASE WHEN exempting THEN (applies_after ->> ${SETTING})::timestamptz END AS after
    FROM policy WHERE organization_id = ${organizationId} AND recertify_days > 0`
  return row ? { organizationId, at, ...row } : null
}

/** The exceptions `e` that count. */
const exceptions = ({ at }: Asking) => Prisma.sql`FROM policy_exception e
  WHERE e.setting = ${SETTING} AND e.ended_at IS NULL AND e.ends_at > ${at}::timestamptz`

const isRound = ({ organizationId }: Asking) =>
  Prisma.sql`r.organization_id = ${organizationId} AND r.days > 0`

/** Whether the app of a round `r` is listed. It is looked up for each by itself. */
function isListed(asking: Asking): Prisma.Sql {
  const { exempting, after } = asking
  const isNew = after ? Prisma.sql`AND l.created_at > ${after}::timestamptz` : NONE
  const isNotExempt = Prisma.sql`AND (
    SELECT count(*) ${exceptions(asking)} AND e.app_id = r.app_id) = 0`
  return Prisma.sql`(SELECT NOT l.deleted AND (NOT l.suspended
      OR (SELECT suspended_for = 'recertification' FROM app WHERE app.id = l.app_id)) ${isNew}
    FROM app_listing l WHERE l.app_id = r.app_id) ${exempting ? isNotExempt : NONE}`
}

/** The rounds `r` of the apps that are not listed, all at once. They are few, and indexes of their own name them. */
function unlistedRounds(asking: Asking): Prisma.Sql {
  const { organizationId, exempting, after } = asking
  const old = Prisma.sql`UNION SELECT app_id FROM app_listing
    WHERE organization_id = ${organizationId} AND NOT deleted AND created_at <= ${after}::timestamptz`
  const exempt = Prisma.sql`UNION SELECT e.app_id ${exceptions(asking)}
    AND e.organization_id = ${organizationId}`
  return Prisma.sql`(
      SELECT app_id FROM app_listing WHERE organization_id = ${organizationId} AND deleted
      UNION SELECT l.app_id FROM app_listing l JOIN app ON app.id = l.app_id
      WHERE l.organization_id = ${organizationId} AND l.suspended AND NOT l.deleted
        AND app.suspended_for IS DISTINCT FROM 'recertification'
      ${after ? old : NONE} ${exempting ? exempt : NONE}) unlisted
    JOIN recertification r ON r.app_id = unlisted.app_id AND ${isRound(asking)}`
}

const BY_DUE = Prisma.sql`ORDER BY r.due_at, r.app_id`

/**
 * Apps of an organization by the day on which they are due, behind a place. What is skipped is read in the index
 * alone, with the rounds that are not listed; as many listed ones are skipped behind it.
 */
export function findDueApps(
  tx: Tx,
  asking: Asking,
  { after, skip, take }: { after: MomentPlace | undefined; skip: number; take: number },
): Promise<DueRow[]> {
  const from = after
    ? Prisma.sql`> (${after.at}::timestamptz, ${after.id})`
    : Prisma.sql`>= ((SELECT due_at FROM start), (SELECT app_id FROM start))`
  return tx.$queryRaw`
    WITH start AS MATERIALIZED (SELECT r.due_at, r.app_id FROM recertification r
      WHERE ${isRound(asking)} ${BY_DUE} OFFSET ${skip} LIMIT 1),
    unlisted AS MATERIALIZED (SELECT count(*) AS before FROM start, ${unlistedRounds(asking)}
      WHERE ${skip} > 0 AND (r.due_at, r.app_id) < (start.due_at, start.app_id)),
    page AS MATERIALIZED (SELECT r.due_at, r.app_id FROM recertification r
      WHERE ${isRound(asking)} AND ${isListed(asking)}
        AND (r.due_at, r.app_id) ${from}
      ${BY_DUE} OFFSET (SELECT before FROM unlisted) LIMIT ${take})
    SELECT app.id AS "appId", app.name AS "appName", owner.name AS "ownerName",
      r.due_at AS "dueAt", r.confirmed_at AS "confirmedAt", r.step
    FROM page JOIN recertification r ON r.app_id = page.app_id JOIN app ON app.id = page.app_id
    JOIN person owner ON owner.id = app.owner_id
    ${BY_DUE}`
}

/** How many rounds of each step are listed, counted up to `most`. Each kind follows an index of its own. */
function ofSteps(asking: Asking, isConfirmed: boolean, most: number): Prisma.Sql {
  const is = isConfirmed ? Prisma.sql`IS NOT NULL` : Prisma.sql`IS NULL`
  const off = Prisma.sql`coalesce((SELECT apps FROM taken_off
    WHERE taken_off.step = steps.step AND taken_off.confirmed = ${isConfirmed}), 0)`
  return Prisma.sql`SELECT step, ${isConfirmed}::boolean AS confirmed, (
      SELECT count(*) FROM (SELECT FROM recertification r
        WHERE ${isRound(asking)} AND r.step = steps.step AND r.confirmed_at ${is}
        LIMIT ${most} + ${off}) counted) - ${off} AS apps
    FROM generate_series(0, ${STEPS.length}::int) steps (step)`
}

/** How many apps of an organization there are of each step, by whether they were ever confirmed, each up to `most`. */
export function countDueApps(
  tx: Tx,
  asking: Asking,
  most: number,
): Promise<{ step: number; confirmed: boolean; apps: number }[]> {
  return tx.$queryRaw`
    WITH taken_off AS MATERIALIZED (
      SELECT r.step, r.confirmed_at IS NOT NULL AS confirmed, count(*) AS apps
      FROM ${unlistedRounds(asking)} GROUP BY 1, 2)
    SELECT step, confirmed, apps::int FROM (
      ${ofSteps(asking, true, most)} UNION ALL ${ofSteps(asking, false, most)}) counted
    WHERE apps > 0`
}
