import type { Actor } from '@/lib/actor'
import { DAY, now, secondsAfter } from '@/lib/clock'
import type { Tx } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import { type AppOwner, type AppRow, EXPIRING_WITHIN_DAYS } from '../app'
import type { Credentials } from '../cannot-authenticate'
import { appQuery } from './app-query'
import { isLive, isUnended, matching, type Search } from './narrow-store'
import { inOrder, type Ordered, partsBeyond } from './order-store'
import { findMatching } from './search-store'

/** A row as it was found; its keys are those of the orders by name and by owner. */
export type FoundRow = Omit<AppRow, 'status' | 'cannotAuthenticate'> &
  Pick<Credentials, 'fapiProfile' | 'mtlsSubject' | 'expiredSecrets' | 'endedSecrets'> & {
    suspendedAt: Date | null
    nameKey: string
    ownerKey: string
  }

const OF_PAGE = {
  key: Prisma.sql`page.key`,
  name: Prisma.sql`page.name`,
  id: Prisma.sql`page.id`,
}

const OWNER = Prisma.sql`JOIN person owner ON owner.id = app.owner_id`

/**
 * How many public keys and federated credentials the app has, and the last use of each kind; `k` and `f`
 * beside `app`.
 */
const KEY_NUMBERS = Prisma.sql`CROSS JOIN LATERAL (
    SELECT count(*)::int AS "publicKeys", greatest(max(last_used_at), (
      SELECT p.last_used_at FROM published_keys_use p
      WHERE p.app_id = app.id AND p.jwks_id = app.jwks_id), (
      SELECT c.last_used_at FROM certificate_use c WHERE c.app_id = app.id)) AS "keyUsedAt"
    FROM app_key LEFT JOIN app_key_use ON app_key_use.key_id = app_key.id
    WHERE app_key.app_id = app.id) k
  CROSS JOIN LATERAL (
    SELECT count(*)::int AS "federatedCredentials", max(used.last_used_at) AS "federatedUsedAt"
    FROM federated_credential f LEFT JOIN federated_credential_use used ON used.credential_id = f.id
    WHERE f.app_id = app.id) f
  CROSS JOIN LATERAL (
    SELECT max(last_at) AS "signedInAt" FROM app_sign_in WHERE app_sign_in.app_id = app.id) i`

/** An app's secrets in numbers; `s` beside `app`. */
function secretNumbers(at: Date): Prisma.Sql {
  const soon = secondsAfter(at, EXPIRING_WITHIN_DAYS * DAY)
  return Prisma.sql`CROSS JOIN LATERAL (
    SELECT
      count(*) FILTER (WHERE live)::int AS "activeSecrets",
      count(*) FILTER (WHERE live AND expires_at <= ${soon}::timestamptz)::int
        AS "expiringSecrets",
      count(*) FILTER (WHERE live AND last_used_at IS NULL)::int AS "neverUsedSecrets",
      count(*) FILTER (WHERE unended AND NOT live)::int AS "pausedSecrets",
      count(*) FILTER (WHERE NOT unended AND (retirement IS NULL OR retirement = 'expired'))::int
        AS "expiredSecrets",
      count(*) FILTER (WHERE NOT unended)::int AS "endedSecrets",
      min(expires_at) FILTER (WHERE live) AS "nextExpiryAt",
      max(last_used_at) AS "secretUsedAt"
    FROM (
      SELECT one.expires_at, one.retirement, used.last_used_at, ${isLive(at)} AS live,
        ${isUnended(at)} AS unended
      FROM secret one LEFT JOIN secret_use used ON used.secret_id = one.id
      WHERE one.app_id = app.id) each_secret) s`
}

/** Of one app, what decides whether it can authenticate. */
export async function findCredentials(tx: Tx, appId: string): Promise<Credentials | null> {
  const [row] = await tx.$queryRaw<Credentials[]>`
    SELECT app.type, app.source, app.fapi_profile AS "fapiProfile",
      app.mtls_subject AS "mtlsSubject", app.jwks_id IS NOT NULL AS "publishesKeys",
      s."activeSecrets", s."pausedSecrets", s."expiredSecrets", s."endedSecrets", k."publicKeys",
      f."federatedCredentials"
    FROM app ${secretNumbers(now())} ${KEY_NUMBERS}
    WHERE app.id = ${appId}`
  return row ?? null
}

/**
 * The rows of one page, in the requested order; equal ones by name, then id. Those before a place
 * come in the opposite order, from the place on.
 */
export async function findAppRows(
  tx: Tx,
  actor: Actor,
  { query, at, side, limit }: Search & Pick<Ordered, 'side'> & { limit: number },
): Promise<FoundRow[]> {
  const ordered = { sort: query.sort, order: query.order, side, at }
  const inOrderOfPage = inOrder(OF_PAGE, ordered)
  const found = await findMatching(tx, actor, { query, at, ordered, limit })
  const parts = partsBeyond(found, ordered, limit)
  // The page is cut first, so that secrets are counted for its rows only.
  return tx.$queryRaw<FoundRow[]>`
    WITH page AS MATERIALIZED (
      SELECT * FROM (${Prisma.join(parts, ' UNION ALL ')}) page
      ${inOrderOfPage} LIMIT ${limit})
    SELECT app.id, app.name, app.type, app.source, app.company, app.verified_at AS "verifiedAt",
      owner.name AS "ownerName", place.disabled_at IS NOT NULL AS "ownerDisabled",
      lower(owner.name) AS "ownerKey", lower(app.name) AS "nameKey",
      app.created_at AS "createdAt", app.suspended_at AS "suspendedAt",
      app.suspended_for AS "suspendedFor", app.deleted_at AS "deletedAt", logo.updated_at AS "logoUpdatedAt",
      app.fapi_profile AS "fapiProfile", app.mtls_subject AS "mtlsSubject",
      s."activeSecrets", s."expiringSecrets", s."neverUsedSecrets", s."pausedSecrets",
      s."expiredSecrets", s."endedSecrets", s."nextExpiryAt", k."publicKeys",
      f."federatedCredentials",
      app.jwks_id IS NOT NULL AS "publishesKeys",
      greatest(s."secretUsedAt", k."keyUsedAt", f."federatedUsedAt", i."signedInAt") AS "lastUsedAt"
    FROM page
    JOIN app ON app.id = page.id
    ${OWNER}
    LEFT JOIN membership place
      ON place.person_id = app.owner_id AND place.organization_id = app.organization_id
    LEFT JOIN app_logo logo ON logo.app_id = app.id
    ${secretNumbers(at)} ${KEY_NUMBERS}
    ${inOrderOfPage}`
}

/** The first owners, by name, of the apps that this person may see. */
export function findOwners(tx: Tx, actor: Actor, limit: number): Promise<AppOwner[]> {
  const all = { query: appQuery.parse({}), at: now() }
  return tx.$queryRaw<AppOwner[]>`
    SELECT owner.id, owner.name
    FROM (SELECT DISTINCT listed.owner_name, listed.owner_id FROM app_listing listed
      WHERE ${matching(actor, all)} ORDER BY 1, 2 LIMIT ${limit}) first
    JOIN person owner ON owner.id = first.owner_id
    ORDER BY first.owner_name, owner.id`
}
