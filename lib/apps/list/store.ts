import type { Actor } from '@/lib/actor'
import { DAY, secondsAfter } from '@/lib/clock'
import type { Tx } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import { type AppRow, EXPIRING_WITHIN_DAYS } from '../app'
import type { AppQuery } from './app-query'

type Search = { query: AppQuery; at: Date }
type FoundRow = Omit<AppRow, 'status'> & { suspendedAt: Date | null }

const NONE = Prisma.empty

/**
 * The apps that this person may see. Deleted ones only when requested, and only for people who
 * could restore them.
 */
function visibleTo(actor: Actor, query: AppQuery): Prisma.Sql {
  const own = Prisma.sql`AND (app.owner_id = ${actor.personId} OR EXISTS (
    SELECT 1 FROM app_member m WHERE m.app_id = app.id AND m.person_id = ${actor.personId}))`
  const deleted = actor.role !== 'support' && query.status === 'deleted'
  return Prisma.sql`app.organization_id = ${actor.organizationId}
    AND app.deleted_at IS ${deleted ? Prisma.sql`NOT NULL` : Prisma.sql`NULL`}
    ${actor.role === 'support' && query.status === 'deleted' ? Prisma.sql`AND false` : NONE}
    ${actor.role === 'developer' ? own : NONE}`
}

/** Escapes the characters that LIKE would interpret. */
function containing(text: string): string {
  return `%${text.replaceAll(/[\\%_]/g, '\\$&')}%`
}

const IN_STATUS = {
  active: Prisma.sql`AND app.suspended_at IS NULL`,
  suspended: Prisma.sql`AND app.suspended_at IS NOT NULL`,
  deleted: NONE,
}

const IN_SECRET_STATE = {
  expiring: Prisma.sql`AND s."expiringSecrets" > 0`,
  never_used: Prisma.sql`AND s."neverUsedSecrets" > 0`,
  // Confidential apps that cannot authenticate: no secret works, and there is no key.
  none: Prisma.sql`AND s."activeSecrets" = 0 AND app.jwks_id IS NULL
    AND app.type <> 'native' AND app.source <> 'metadata_document'
    AND NOT EXISTS (SELECT FROM app_key WHERE app_key.app_id = app.id)`,
}

function matching(actor: Actor, { query }: Search): Prisma.Sql {
  const like = containing(query.search)
  const found = Prisma.sql`AND (
    app.name ILIKE ${like} OR app.id ILIKE ${like} OR app.company ILIKE ${like})`
  return Prisma.sql`${visibleTo(actor, query)}
    ${query.search ? found : NONE}
    ${query.status ? IN_STATUS[query.status] : NONE}
    ${query.type ? Prisma.sql`AND app.type = ${query.type}::app_type` : NONE}
    ${query.source ? Prisma.sql`AND app.source = ${query.source}::app_source` : NONE}
    ${query.secrets ? IN_SECRET_STATE[query.secrets] : NONE}`
}

/** How many public keys the app has, and their last use, published ones included; `k` beside `app`. */
const KEY_NUMBERS = Prisma.sql`CROSS JOIN LATERAL (
    SELECT count(*)::int AS "publicKeys", greatest(max(last_used_at), (
      SELECT p.last_used_at FROM published_keys_use p
      WHERE p.app_id = app.id AND p.jwks_id = app.jwks_id)) AS "keyUsedAt"
    FROM app_key LEFT JOIN app_key_use ON app_key_use.key_id = app_key.id
    WHERE app_key.app_id = app.id) k`

/** An app's secrets in four numbers; `s` beside `app`. */
function secretNumbers(at: Date): Prisma.Sql {
  const soon = secondsAfter(at, EXPIRING_WITHIN_DAYS * DAY)
  return Prisma.sql`CROSS JOIN LATERAL (
    SELECT
      count(*) FILTER (WHERE live)::int AS "activeSecrets",
      count(*) FILTER (WHERE live AND expires_at <= ${soon}::timestamptz)::int
        AS "expiringSecrets",
      count(*) FILTER (WHERE live AND last_used_at IS NULL)::int AS "neverUsedSecrets",
      max(last_used_at) AS "secretUsedAt"
    FROM (
      SELECT expires_at, last_used_at,
        slot IS NOT NULL AND (expires_at IS NULL OR expires_at > ${at}::timestamptz) AS live
      FROM secret LEFT JOIN secret_use ON secret_use.secret_id = secret.id
      WHERE secret.app_id = app.id) one) s`
}

const BY = {
  name: { asc: Prisma.sql`lower(app.name)`, desc: Prisma.sql`lower(app.name) DESC` },
  created: { asc: Prisma.sql`app.created_at`, desc: Prisma.sql`app.created_at DESC` },
  lastUsed: {
    asc: Prisma.sql`greatest(s."secretUsedAt", k."keyUsedAt") NULLS FIRST`,
    desc: Prisma.sql`greatest(s."secretUsedAt", k."keyUsedAt") DESC NULLS LAST`,
  },
  owner: { asc: Prisma.sql`lower(owner.name)`, desc: Prisma.sql`lower(owner.name) DESC` },
}

/** How many apps match. */
export async function countApps(tx: Tx, actor: Actor, search: Search): Promise<number> {
  const [row] = await tx.$queryRaw<{ total: number }[]>`
    SELECT count(*)::int AS total FROM app
    ${search.query.secrets ? secretNumbers(search.at) : NONE}
    WHERE ${matching(actor, search)}`
  return row?.total ?? 0
}

/** The rows of one page, in the requested order; equal ones by name, then id. */
export function findAppRows(
  tx: Tx,
  actor: Actor,
  search: Search & { limit: number; offset: number },
): Promise<FoundRow[]> {
  const { sort, order, secrets } = search.query
  const numbers = secretNumbers(search.at)
  const inOrder = Prisma.sql`ORDER BY ${BY[sort][order]}, lower(app.name), app.id`
  // If the order allows it, the page is cut first, so that secrets are counted for its rows only.
  return tx.$queryRaw<FoundRow[]>`
    WITH page AS MATERIALIZED (
      SELECT app.id FROM app
      JOIN person owner ON owner.id = app.owner_id
      ${secrets || sort === 'lastUsed' ? numbers : NONE}
      ${sort === 'lastUsed' ? KEY_NUMBERS : NONE}
      WHERE ${matching(actor, search)}
      ${inOrder} LIMIT ${search.limit} OFFSET ${search.offset})
    SELECT app.id, app.name, app.type, app.source, app.company, app.verified_at AS "verifiedAt",
      owner.name AS "ownerName",
      app.created_at AS "createdAt", app.suspended_at AS "suspendedAt",
      app.deleted_at AS "deletedAt", logo.updated_at AS "logoUpdatedAt",
      s."activeSecrets", s."expiringSecrets", s."neverUsedSecrets", k."publicKeys",
      app.jwks_id IS NOT NULL AS "publishesKeys",
      greatest(s."secretUsedAt", k."keyUsedAt") AS "lastUsedAt"
    FROM page
    JOIN app ON app.id = page.id
    JOIN person owner ON owner.id = app.owner_id
    LEFT JOIN app_logo logo ON logo.app_id = app.id
    ${numbers} ${KEY_NUMBERS} ${inOrder}`
}
