import type { Actor } from '@/lib/actor'
import { DAY, secondsAfter } from '@/lib/clock'
import { Prisma } from '@/lib/db/generated/client'
import { EXPIRING_WITHIN_DAYS, MINE } from '../app'
import { type AppQuery, UNUSED_DAYS } from './app-query'
import { dayOf } from './place'

export type Search = { query: AppQuery; at: Date }

const NONE = Prisma.empty

/** The apps that this person may see; deleted ones only when requested. */
export function visibleTo(actor: Actor, query: Pick<AppQuery, 'status'>): Prisma.Sql {
  const own = Prisma.sql`AND listed.app_id IN (
    SELECT id FROM app WHERE owner_id = ${actor.personId}
    UNION ALL SELECT app_id FROM app_member WHERE person_id = ${actor.personId})`
  return Prisma.sql`listed.organization_id = ${actor.organizationId}
    AND ${query.status === 'deleted' ? NONE : Prisma.sql`NOT`} listed.deleted
    ${actor.role === 'developer' ? own : NONE}`
}

const IN_STATUS = {
  active: Prisma.sql`AND NOT listed.suspended`,
  suspended: Prisma.sql`AND listed.suspended`,
  deleted: NONE,
}

/** Whether a secret `one` has not ended: it authenticates, or is paused. */
export function isUnended(at: Date): Prisma.Sql {
  return Prisma.sql`(one.slot IS NOT NULL
    AND (one.expires_at IS NULL OR one.expires_at > ${at}::timestamptz))`
}

/** Whether a secret `one` authenticates now, as far as the secret itself goes. */
export function isLive(at: Date): Prisma.Sql {
  return Prisma.sql`(${isUnended(at)}
    AND (one.paused_until IS NULL OR one.paused_until <= ${at}::timestamptz))`
}

/**
 * Whether the listed expiry is that of the next secret to expire. It is not when one has expired that still
 * holds its slot, or is paused: then the app's secrets say it.
 */
export function isSettled(at: Date): Prisma.Sql {
  return Prisma.sql`(listed.next_expiry_at > ${at}::timestamptz
    AND (listed.paused_until IS NULL OR listed.paused_until <= ${at}::timestamptz))`
}

/**
 * The opposite, as two indexes find it. It is never NULL: what stands behind it and an AND would be computed for every
 * app.
 */
export function isUnsettled(at: Date): Prisma.Sql {
  return Prisma.sql`(listed.next_expiry_at <= ${at}::timestamptz
    OR (listed.paused_until IS NOT NULL AND listed.paused_until > ${at}::timestamptz))`
}

/** How many secrets authenticate. Counted, because behind an OR an EXISTS would be computed for all apps. */
function live(at: Date, also: Prisma.Sql = NONE): Prisma.Sql {
  return Prisma.sql`(SELECT count(*) FROM secret one
    WHERE one.app_id = listed.app_id AND ${isLive(at)} ${also})`
}

function inSecretState(state: 'expiring' | 'never_used' | 'none', at: Date): Prisma.Sql {
  if (state === 'expiring') {
    const soon = Prisma.sql`${secondsAfter(at, EXPIRING_WITHIN_DAYS * DAY)}::timestamptz`
    return Prisma.sql`AND listed.next_expiry_at <= ${soon}
      AND (${isSettled(at)} OR ${live(at, Prisma.sql`AND one.expires_at <= ${soon}`)} > 0)`
  }
  if (state === 'never_used') {
    const unused = Prisma.sql`AND NOT EXISTS (
      SELECT FROM secret_use used WHERE used.secret_id = one.id)`
    return Prisma.sql`AND listed.never_used AND (${isSettled(at)} OR ${live(at, unused)} > 0)`
  }
  // The same as `whyCannotAuthenticate` says of a row.
  return Prisma.sql`AND (listed.credential = 'none' OR (listed.credential = 'secrets'
    AND ${isUnsettled(at)} AND ${live(at)} = 0))`
}

/** Registered before `since`, the beginning of a day, and nothing of it was used from then on. */
function unusedSince(since: Date): Prisma.Sql {
  const recently = Prisma.sql`>= ${since}::timestamptz`
  return Prisma.sql`AND listed.created_at < ${since}::timestamptz
    AND listed.used_on < ${since}::timestamptz
    AND NOT EXISTS (SELECT FROM published_keys_use used
      WHERE used.app_id = listed.app_id AND used.last_used_at ${recently})
    AND (listed.type <> 'native' OR (
      SELECT count(*) FROM app_grant g JOIN grant_use used ON used.grant_digest = g.digest
      WHERE g.app_id = listed.app_id AND used.last_used_at ${recently}) = 0)`
}

/**
 * A value of a secret that was right, and no longer works, came in the last 24 hours. The same as
 * `findStillRefused` of lib/usage tells of each app.
 */
function stillRefused(at: Date): Prisma.Sql {
  const since = secondsAfter(at, -DAY)
  return Prisma.sql`AND EXISTS (SELECT FROM refused_attempt r
    WHERE r.app_id = listed.app_id AND r.proven
      AND r.hour >= date_trunc('hour', ${since}::timestamptz, 'UTC')
      AND r.last_at >= ${since}::timestamptz
      AND (r.cause LIKE 'secret\\_%' OR r.cause LIKE 'app\\_%'))`
}

function sharedWith(personId: string): Prisma.Sql {
  return Prisma.sql`AND listed.app_id IN (SELECT app_id FROM app_member WHERE person_id = ${personId})`
}

function inUse(use: NonNullable<AppQuery['use']>, at: Date): Prisma.Sql {
  return use === 'refused'
    ? stillRefused(at)
    : unusedSince(dayOf(secondsAfter(at, -UNUSED_DAYS[use] * DAY)))
}

/** The condition on `listed` that this person may see the app and that it matches the query, but for its text. */
export function matching(actor: Actor, { query, at }: Search): Prisma.Sql {
  const owner = query.owner === MINE ? actor.personId : query.owner
  return Prisma.sql`${visibleTo(actor, query)}
    ${query.status ? IN_STATUS[query.status] : NONE}
    ${query.type ? Prisma.sql`AND listed.type = ${query.type}::app_type` : NONE}
    ${query.source ? Prisma.sql`AND listed.source = ${query.source}::app_source` : NONE}
    ${owner ? Prisma.sql`AND listed.owner_id = ${owner}` : NONE}
    ${query.member ? sharedWith(query.member) : NONE}
    ${query.secrets ? inSecretState(query.secrets, at) : NONE}
    ${query.use ? inUse(query.use, at) : NONE}`
}
