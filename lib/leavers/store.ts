import type { Tx } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import type { ShownState, Unfinished } from './leaver'

/** Whose secrets, and since when they are looked at. */
export type Seen = {
  organizationId: string
  personId: string
  /** Secrets that had ended by then are left out. */
  since: Date
  /** A decision to keep one from before then no longer counts. */
  keptSince: Date
  at: Date
}

export type ShownRow = {
  id: string
  name: string
  prefix: string
  lastFour: string
  appId: string
  appName: string
  suspendedAt: Date | null
  shownAt: Date
  expiresAt: Date | null
  lastUsedAt: Date | null
  state: ShownState
  endedAt: Date | null
  endedByName: string | null
  keptAt: Date | null
  keptByName: string | null
  reason: string | null
}

/** When a secret ends or has ended. */
const ENDS = Prisma.sql`LEAST(coalesce(s.retired_at, 'infinity'), coalesce(s.expires_at, 'infinity'))`

/** What somebody was shown. What was sealed, delivered or moved in was shown to nobody. */
const WAS_SHOWN = Prisma.sql`s.shown_to = 'person' AND s.moved_in_at IS NULL`

/** What a person was shown in an organization, each with its state. Deleted apps are left out. */
function shown({ organizationId, personId, since, keptSince, at }: Seen): Prisma.Sql {
  return Prisma.sql`
    SELECT s.id, s.name, s.prefix, s.last_four AS "lastFour", s.app_id AS "appId",
      app.name AS "appName", app.suspended_at AS "suspendedAt", s.created_at AS "shownAt",
      s.expires_at AS "expiresAt", used.last_used_at AS "lastUsedAt",
      CASE WHEN ${ENDS} > ${at}::timestamptz
          THEN CASE WHEN kept.secret_id IS NULL THEN 'open' ELSE 'kept' END
        WHEN s.retirement IS NULL OR s.retirement = 'expired' THEN 'expired'
        WHEN s.retirement = 'regenerated' OR EXISTS (SELECT FROM secret next
          WHERE next.app_id = s.app_id AND next.created_at > ${since}::timestamptz) THEN 'rotated'
        ELSE 'revoked' END AS state,
      s.retired_at AS "endedAt", s.retired_by_name AS "endedByName",
      kept.kept_at AS "keptAt", kept.kept_by_name AS "keptByName", kept.reason
    FROM secret s
      JOIN app ON app.id = s.app_id
      LEFT JOIN secret_use used ON used.secret_id = s.id
      LEFT JOIN kept_secret kept ON kept.secret_id = s.id
        AND kept.kept_at >= ${keptSince}::timestamptz
    WHERE s.created_by_id = ${personId} AND ${WAS_SHOWN} AND ${ENDS} > ${since}::timestamptz
      AND app.organization_id = ${organizationId} AND app.deleted_at IS NULL`
}

/** A page of what a person was shown: what is open first, then by app. */
export function findShown(
  tx: Tx,
  seen: Seen,
  { skip, take }: { skip: number; take: number },
): Promise<ShownRow[]> {
  return tx.$queryRaw`
    SELECT * FROM (${shown(seen)}) one
    ORDER BY array_position(ARRAY['open', 'kept'], state), "appName", "shownAt", id
    LIMIT ${take} OFFSET ${skip}`
}

/** How many secrets a person was shown, and how many of them are open. */
export async function countShown(tx: Tx, seen: Seen): Promise<{ total: number; open: number }> {
  const [row] = await tx.$queryRaw<{ total: number; open: number }[]>`
    SELECT count(*)::int AS total, (count(*) FILTER (WHERE state = 'open'))::int AS open
    FROM (${shown(seen)}) one`
  return row ?? { total: 0, open: 0 }
}

/** A secret of the organization as it stands, locked until the transaction ends; null if there is none. */
export async function lockShown(tx: Tx, organizationId: string, secretId: string) {
  const [row] = await tx.$queryRaw<
    {
      id: string
      appId: string
      name: string
      prefix: string
      lastFour: string
      personId: string
      personName: string
      endsAt: Date | null
    }[]
  >`
    SELECT s.id, s.app_id AS "appId", s.name, s.prefix, s.last_four AS "lastFour",
      s.created_by_id AS "personId", s.created_by_name AS "personName",
      nullif(${ENDS}, 'infinity') AS "endsAt"
    FROM secret s JOIN app ON app.id = s.app_id
    WHERE s.id = ${secretId} AND app.organization_id = ${organizationId} AND ${WAS_SHOWN}
    FOR NO KEY UPDATE OF s`
  return row ?? null
}

/** Writes down that a secret is kept, in the place of what was written before. */
export async function writeKept(
  tx: Tx,
  kept: { secretId: string; keptAt: Date; keptByName: string; reason: string },
): Promise<void> {
  const { secretId } = kept
  await tx.keptSecret.upsert({ where: { secretId }, create: kept, update: kept })
}

/** The name of a person whom an app or a secret of the organization still names; null if none does. */
export async function findNameLeftBehind(
  tx: Tx,
  organizationId: string,
  personId: string,
): Promise<string | null> {
  const [row] = await tx.$queryRaw<{ name: string }[]>`
    SELECT p.name FROM app JOIN person p ON p.id = app.owner_id
    WHERE app.owner_id = ${personId} AND app.organization_id = ${organizationId}
    UNION ALL
    SELECT s.created_by_name FROM secret s JOIN app ON app.id = s.app_id
    WHERE s.created_by_id = ${personId} AND app.organization_id = ${organizationId} AND ${WAS_SHOWN}
    LIMIT 1`
  return row?.name ?? null
}

/**
 * The disabled members who own apps or have seen secrets about which nobody has decided, by name. It
 * begins at those members: they are few, and what they have is found by indexes.
 */
export function findUnfinished(tx: Tx, organizationId: string, at: Date): Promise<Unfinished[]> {
  return tx.$queryRaw`
    SELECT p.id, p.name, owned.apps AS "ownedApps", seen.secrets AS "openSecrets"
    FROM membership m JOIN person p ON p.id = m.person_id
    CROSS JOIN LATERAL (SELECT count(*)::int AS apps FROM app WHERE app.owner_id = m.person_id
      AND app.organization_id = m.organization_id AND app.deleted_at IS NULL) owned
    CROSS JOIN LATERAL (SELECT count(*)::int AS secrets FROM secret s JOIN app ON app.id = s.app_id
      LEFT JOIN kept_secret kept ON kept.secret_id = s.id AND kept.kept_at >= m.disabled_at
      WHERE s.created_by_id = m.person_id AND ${WAS_SHOWN} AND ${ENDS} > ${at}::timestamptz
        AND app.organization_id = m.organization_id AND app.deleted_at IS NULL
        AND kept.secret_id IS NULL) seen
    WHERE m.organization_id = ${organizationId} AND m.disabled_at IS NOT NULL
      AND (owned.apps > 0 OR seen.secrets > 0)
    ORDER BY p.name, p.id`
}

/** The ids of the apps that a person owns and that are not deleted. */
export async function findOwnedApps(
  tx: Tx,
  { organizationId, personId, take }: { organizationId: string; personId: string; take: number },
): Promise<string[]> {
  const apps = await tx.app.findMany({
    where: { organizationId, ownerId: personId, deletedAt: null },
    select: { id: true },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    take,
  })
  return apps.map(({ id }) => id)
}
