import type { Actor } from '@/lib/actor'
import { DAY, secondsAfter } from '@/lib/clock'
import type { Tx } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import type { Place, Side } from './place'
import {
  EXPIRED_DAYS,
  EXPIRING_DAYS,
  NEVER_USED_DAYS,
  type SecretToLookAt,
  UNUSED_DAYS,
  type View,
} from './to-look-at'

/** A row of a list, with the time that it is sorted by. */
export type FoundRow = Omit<SecretToLookAt, 'hint'> & Place & { prefix: string; lastFour: string }

type List = { key: Prisma.Sql; order: 'ASC' | 'DESC'; where: Prisma.Sql }

/** It has not ended: it authenticates, or is paused. */
const unended = (at: Date) => Prisma.sql`one.slot IS NOT NULL
  AND (one.expires_at IS NULL OR one.expires_at > ${at}::timestamptz)`

/**
 * The app can authenticate with nothing else: with no secret and no key. They are counted, because behind an OR an
 * EXISTS would be computed for all apps.
 */
const hasNoSuccessor = (at: Date) => Prisma.sql`app.jwks_id IS NULL AND app.mtls_subject = ''
  AND (SELECT count(*) FROM secret other WHERE other.app_id = app.id AND other.slot IS NOT NULL
    AND (other.expires_at IS NULL OR other.expires_at > ${at}::timestamptz)) = 0
  AND (SELECT count(*) FROM app_key WHERE app_key.app_id = app.id) = 0
  AND (SELECT count(*) FROM federated_credential f WHERE f.app_id = app.id) = 0`

/** A list, or everything that expires or has expired of late. */
type Wanted = View | 'dated'

/** Which secrets a list has, and in which order: the most urgent come first. */
function listOf(view: Wanted, at: Date): List {
  const days = (count: number) => Prisma.sql`${secondsAfter(at, count * DAY)}::timestamptz`
  const expiresAt = Prisma.sql`one.expires_at`
  switch (view) {
    case 'expiring': {
      const where = Prisma.sql`one.slot IS NOT NULL AND one.expires_at > ${at}::timestamptz
        AND one.expires_at <= ${days(EXPIRING_DAYS)}`
      return { key: expiresAt, order: 'ASC', where }
    }
    case 'expired': {
      const where = Prisma.sql`(one.retirement IS NULL OR one.retirement = 'expired')
        AND one.expires_at <= ${at}::timestamptz AND one.expires_at > ${days(-EXPIRED_DAYS)}
        AND (sent.last_at IS NOT NULL OR (${hasNoSuccessor(at)}))`
      return { key: expiresAt, order: 'DESC', where }
    }
    case 'dated': {
      const where = Prisma.sql`(one.retirement IS NULL OR one.retirement = 'expired')
        AND one.expires_at > ${days(-EXPIRED_DAYS)}`
      return { key: expiresAt, order: 'ASC', where }
    }
    case 'never_used': {
      const where = Prisma.sql`${unended(at)} AND one.created_at <= ${days(-NEVER_USED_DAYS)}
        AND used.secret_id IS NULL
        AND app.id IN (SELECT listed.app_id FROM app_listing listed
          WHERE listed.organization_id = app.organization_id AND listed.never_used AND NOT listed.deleted)`
      return { key: Prisma.sql`one.created_at`, order: 'ASC', where }
    }
    case 'moved_in': {
      const where = Prisma.sql`${unended(at)} AND one.moved_in_at IS NOT NULL`
      return { key: Prisma.sql`one.moved_in_at`, order: 'ASC', where }
    }
    default: {
      const where = Prisma.sql`${unended(at)} AND used.last_used_at <= ${days(-UNUSED_DAYS[view])}`
      return { key: Prisma.sql`used.last_used_at`, order: 'ASC', where }
    }
  }
}

/** When the right value of an expired secret last came, in the 24 hours before `at`. */
function stillSent(at: Date): Prisma.Sql {
  const since = Prisma.sql`${secondsAfter(at, -DAY)}::timestamptz`
  return Prisma.sql`LEFT JOIN LATERAL (SELECT max(r.last_at) AS last_at FROM refused_attempt r
    WHERE r.app_id = one.app_id AND r.credential_id = one.id AND r.proven
      AND r.cause = 'secret_expired' AND r.hour >= date_trunc('hour', ${since}, 'UTC')
      AND r.last_at >= ${since}) sent ON true`
}

/** The apps that this person may see. */
function visibleTo({ personId, organizationId, role }: Actor): Prisma.Sql {
  const own = Prisma.sql`AND app.id IN (SELECT id FROM app WHERE owner_id = ${personId}
    UNION ALL SELECT app_id FROM app_member WHERE person_id = ${personId})`
  return Prisma.sql`app.organization_id = ${organizationId} AND app.deleted_at IS NULL
    ${role === 'developer' ? own : Prisma.empty}`
}

/** The secrets of a list from a place on, in the direction that is asked for. */
export function findToLookAt(
  tx: Tx,
  actor: Actor,
  { view, at, side, take }: { view: Wanted; at: Date; side: Side | null; take: number },
): Promise<FoundRow[]> {
  const { key, order, where } = listOf(view, at)
  const ascending = (order === 'ASC') === (side?.side !== 'before')
  const [direction, beyond] = ascending
    ? [Prisma.sql`ASC`, Prisma.sql`>`]
    : [Prisma.sql`DESC`, Prisma.sql`<`]
  const from = side
    ? Prisma.sql`AND (${key}, one.id) ${beyond} (${side.place.key}::timestamptz, ${side.place.id})`
    : Prisma.empty
  const isExpired = view === 'expired'
  return tx.$queryRaw`
    SELECT one.id, one.name, one.prefix, one.last_four AS "lastFour", one.app_id AS "appId",
      app.name AS "appName", app.suspended_at IS NOT NULL AS suspended, owner.name AS "ownerName",
      place.disabled_at IS NOT NULL AS "ownerDisabled", one.created_at AS "createdAt",
      one.expires_at AS "expiresAt", used.last_used_at AS "lastUsedAt",
      ${isExpired ? Prisma.sql`sent.last_at` : Prisma.sql`NULL`} AS "stillSentAt", ${key} AS key
    FROM secret one
    JOIN app ON app.id = one.app_id
    JOIN person owner ON owner.id = app.owner_id
    LEFT JOIN membership place
      ON place.person_id = app.owner_id AND place.organization_id = app.organization_id
    LEFT JOIN secret_use used ON used.secret_id = one.id
    ${isExpired ? stillSent(at) : Prisma.empty}
    WHERE ${visibleTo(actor)} AND ${where} ${from}
    ORDER BY ${key} ${direction}, one.id ${direction} LIMIT ${take}`
}
