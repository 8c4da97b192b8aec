import type { Actor } from '@/lib/actor'
import { DAY, secondsAfter } from '@/lib/clock'
import { Prisma } from '@/lib/db/generated/client'
import { EXPIRING_WITHIN_DAYS, MINE } from '../app'
import { type AppQuery, UNUSED_DAYS } from './app-query'

export type Search = { query: AppQuery; at: Date }

const NONE = Prisma.empty

/** The apps that this person may see; deleted ones only when requested. */
function visibleTo(actor: Actor, query: AppQuery): Prisma.Sql {
  const own = Prisma.sql`AND app.id IN (
    SELECT id FROM app WHERE owner_id = ${actor.personId}
    UNION ALL SELECT app_id FROM app_member WHERE person_id = ${actor.personId})`
  return Prisma.sql`app.organization_id = ${actor.organizationId}
    AND app.deleted_at IS ${query.status === 'deleted' ? Prisma.sql`NOT NULL` : Prisma.sql`NULL`}
    ${actor.role === 'developer' ? own : NONE}`
}

/** Escapes the characters that LIKE would interpret. */
function containing(text: string): string {
  return `%${text.replaceAll(/[\\%_]/g, '\\$&')}%`
}

function found(actor: Actor, search: string): Prisma.Sql {
  const like = containing(search)
  return Prisma.sql`AND (
    app.name ILIKE ${like} OR app.id ILIKE ${like} OR app.company ILIKE ${like}
    OR app.owner_id IN (SELECT p.id FROM membership m JOIN person p ON p.id = m.person_id
      WHERE m.organization_id = ${actor.organizationId} AND p.name ILIKE ${like}))`
}

const IN_STATUS = {
  active: Prisma.sql`AND app.suspended_at IS NULL`,
  suspended: Prisma.sql`AND app.suspended_at IS NOT NULL`,
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

function inSecretState(state: 'expiring' | 'never_used' | 'none', at: Date): Prisma.Sql {
  const live = Prisma.sql`SELECT FROM secret one WHERE one.app_id = app.id AND ${isLive(at)}`
  if (state === 'expiring') {
    const soon = secondsAfter(at, EXPIRING_WITHIN_DAYS * DAY)
    return Prisma.sql`AND EXISTS (${live} AND one.expires_at <= ${soon}::timestamptz)`
  }
  if (state === 'never_used') {
    return Prisma.sql`AND EXISTS (${live} AND NOT EXISTS (
      SELECT FROM secret_use used WHERE used.secret_id = one.id))`
  }
  // The same as `whyCannotAuthenticate` says of a row.
  return Prisma.sql`AND app.type <> 'native' AND app.source <> 'metadata_document'
    AND app.jwks_id IS NULL AND app.mtls_subject = ''
    AND NOT EXISTS (${live} AND app.fapi_profile = 'none')
    AND NOT EXISTS (SELECT FROM app_key WHERE app_key.app_id = app.id)
    AND NOT EXISTS (SELECT FROM federated_credential f
      WHERE f.app_id = app.id AND app.fapi_profile = 'none')`
}

/** Registered before `since`, and nothing of it was used from then on. */
function unusedSince(since: Date): Prisma.Sql {
  const recently = Prisma.sql`>= ${since}::timestamptz`
  return Prisma.sql`AND app.created_at < ${since}::timestamptz
    AND NOT EXISTS (SELECT FROM secret one JOIN secret_use used ON used.secret_id = one.id
      WHERE one.app_id = app.id AND used.last_used_at ${recently})
    AND NOT EXISTS (SELECT FROM app_key JOIN app_key_use used ON used.key_id = app_key.id
      WHERE app_key.app_id = app.id AND used.last_used_at ${recently})
    AND NOT EXISTS (SELECT FROM federated_credential f
      JOIN federated_credential_use used ON used.credential_id = f.id
      WHERE f.app_id = app.id AND used.last_used_at ${recently})
    AND NOT EXISTS (SELECT FROM published_keys_use used
      WHERE used.app_id = app.id AND used.last_used_at ${recently})
    AND NOT EXISTS (SELECT FROM app_sign_in s WHERE s.app_id = app.id AND s.last_at ${recently})
    AND (app.type <> 'native' OR NOT EXISTS (
      SELECT FROM app_grant g JOIN grant_use used ON used.grant_digest = g.digest
      WHERE g.app_id = app.id AND used.last_used_at ${recently}))`
}

/**
 * A value of a secret that was right, and no longer works, came in the last 24 hours. The same as
 * `findStillRefused` of lib/usage tells of each app.
 */
function stillRefused(at: Date): Prisma.Sql {
  const since = secondsAfter(at, -DAY)
  return Prisma.sql`AND EXISTS (SELECT FROM refused_attempt r
    WHERE r.app_id = app.id AND r.proven
      AND r.hour >= date_trunc('hour', ${since}::timestamptz, 'UTC')
      AND r.last_at >= ${since}::timestamptz
      AND (r.cause LIKE 'secret\\_%' OR r.cause LIKE 'app\\_%'))`
}

function sharedWith(personId: string): Prisma.Sql {
  return Prisma.sql`AND app.id IN (SELECT app_id FROM app_member WHERE person_id = ${personId})`
}

function inUse(use: NonNullable<AppQuery['use']>, at: Date): Prisma.Sql {
  return use === 'refused'
    ? stillRefused(at)
    : unusedSince(secondsAfter(at, -UNUSED_DAYS[use] * DAY))
}

/** The condition on `app` that this person may see it and that it matches the query. */
export function matching(actor: Actor, { query, at }: Search): Prisma.Sql {
  const owner = query.owner === MINE ? actor.personId : query.owner
  return Prisma.sql`${visibleTo(actor, query)}
    ${query.search ? found(actor, query.search) : NONE}
    ${query.status ? IN_STATUS[query.status] : NONE}
    ${query.type ? Prisma.sql`AND app.type = ${query.type}::app_type` : NONE}
    ${query.source ? Prisma.sql`AND app.source = ${query.source}::app_source` : NONE}
    ${owner ? Prisma.sql`AND app.owner_id = ${owner}` : NONE}
    ${query.member ? sharedWith(query.member) : NONE}
    ${query.secrets ? inSecretState(query.secrets, at) : NONE}
    ${query.use ? inUse(query.use, at) : NONE}`
}
