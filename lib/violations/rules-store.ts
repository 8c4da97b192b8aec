import { BUILT_IN_SCOPES, needsNoRegistration } from '@/lib/apis/api'
import { DAY, MINUTE, secondsAfter } from '@/lib/clock'
import { Prisma } from '@/lib/db/generated/client'
import { literal } from '@/lib/db/like'
import { GRANT_TYPES, type Policy } from '@/lib/policies/policy'
import { LIFE_RULES, ofApp, type Rule } from './life-rules-store'
import { LATELY_DAYS, type Ruleable } from './violation'

type Rules = {
  [S in Ruleable]: (value: Policy[S], at: Date, isOfFew: boolean) => Rule | null
}

const moment = (at: Date) => Prisma.sql`${at}::timestamptz`

/** A secret that has not ended at `at`. */
const active = (at: Date, where: Prisma.Sql): Rule => ({
  ofSecret: true,
  join: Prisma.sql`JOIN secret ON secret.app_id = app.id`,
  where: Prisma.sql`secret.slot IS NOT NULL
    AND (secret.expires_at IS NULL OR secret.expires_at > ${moment(at)}) AND ${where}`,
  since: Prisma.sql`secret.created_at`,
})

/** Those that every app may ask for, whatever the list says. */
const FREE_SCOPES = BUILT_IN_SCOPES.map(({ name }) => name).filter(needsNoRegistration)

/** The host of a web address, which has no user in it. */
const HOST = Prisma.sql`split_part(split_part(split_part(lower(uri), '/', 3), '?', 1), ':', 1)`
/** It leads to the person's own device. */
const ON_DEVICE = Prisma.sql`(uri ILIKE 'http://%'
  AND uri ~* '^http://(127\\.0\\.0\\.1|\\[::1\\]|localhost)(:|/|\\?|$)')`

/** A host pattern as LIKE reads it. */
const likeOf = (pattern: string) => literal(pattern).replace(/^\*\./, '%.')

/**
 * In what an app registers or was last used with, one of these grant types. Behind an OR, PostgreSQL answers EXISTS
 * for all apps at once; with an OFFSET it looks each one up, which is quicker for few.
 */
function usesGrantType(types: readonly string[], isOfFew: boolean): Prisma.Sql {
  const lookedUp = isOfFew ? Prisma.sql`OFFSET 0` : Prisma.empty
  const named = Prisma.sql`${[...types]}::text[]`
  const ofPeople = types.includes('authorization_code')
  const ofItself = types.includes('client_credentials')
  return Prisma.sql`(app.grant_types && ${named}
    OR (${ofPeople} AND app.type <> 'machine' AND app.grant_types = '{}' AND app.redirect_uris <> '{}')
    OR (${ofItself} AND (app.type = 'machine' OR app.client_credentials))
    OR EXISTS (SELECT FROM secret used JOIN secret_use u ON u.secret_id = used.id
      WHERE used.app_id = app.id AND used.slot IS NOT NULL AND u.last_grant_type = ANY(${named})
      ${lookedUp})
    OR EXISTS (SELECT FROM app_key k JOIN app_key_use u ON u.key_id = k.id
      WHERE k.app_id = app.id AND u.last_grant_type = ANY(${named}) ${lookedUp}))`
}

export const RULES: Rules = {
  ...LIFE_RULES,
  secretsAllowed: (allowed, at) => (allowed ? null : active(at, Prisma.sql`true`)),
  endlessSecrets: (allowed, at) =>
    allowed ? null : active(at, Prisma.sql`secret.expires_at IS NULL`),
  // A chosen day lasts until it is over.
  secretMaxDays: (days, at) =>
    days === 0
      ? null
      : active(
          at,
          Prisma.sql`(secret.expires_at IS NULL OR secret.expires_at >= date_trunc('day',
            secret.created_at, 'UTC') + make_interval(days => ${days + 1}))`,
        ),
  secretNoticeHours: (hours, at) =>
    hours === 0
      ? null
      : active(
          at,
          // Few ends are planned: an index names those, if this stands beside the OR.
          Prisma.sql`secret.end_planned_at IS NOT NULL
            AND (secret.ends_at < secret.end_planned_at + make_interval(hours => ${hours})
              OR secret.ends_when_quiet_hours < ${hours})`,
        ),
  endTokensOfExpired: (ends, at) =>
    ends
      ? {
          ofSecret: true,
          join: Prisma.sql`JOIN secret ON secret.app_id = app.id`,
          where: Prisma.sql`secret.expires_at <= ${moment(at)}
            AND (secret.retirement IS NULL OR secret.retirement = 'expired')
            AND EXISTS (SELECT FROM artifact a WHERE a.app_id = app.id AND a.secret_id = secret.id
              AND a.expires_at > ${moment(at)})`,
          since: Prisma.sql`secret.expires_at`,
        }
      : null,
  allowedRedirectHosts: (hosts) =>
    hosts.length === 0
      ? null
      : ofApp(Prisma.sql`EXISTS (
          SELECT FROM unnest(app.redirect_uris || app.post_logout_redirect_uris) uri
          WHERE uri ~* '^https?:' AND NOT ${ON_DEVICE}
            AND NOT ${HOST} LIKE ANY(${hosts.map(likeOf)}::text[]))`),
  allowedScopes: (scopes) =>
    scopes.length === 0
      ? null
      : ofApp(Prisma.sql`NOT app.scopes <@ ${[...scopes, ...FREE_SCOPES]}::text[]`),
  allowedGrantTypes(allowed, _at, isOfFew) {
    const others = GRANT_TYPES.filter((type) => !allowed.includes(type))
    return others.length === 0 ? null : ofApp(usesGrantType(others, isOfFew))
  },
  pkce(demand, at) {
    if (demand === 'public_apps') return null
    const bound = demand === 'always' ? ['nonce', 'neither'] : ['neither']
    const who = demand === 'always' ? Prisma.sql`true` : Prisma.sql`app.pkce = 'by_policy'`
    const lately = moment(secondsAfter(at, -LATELY_DAYS * DAY))
    return ofApp(Prisma.sql`app.type <> 'native' AND ${who} AND EXISTS (SELECT FROM app_sign_in i
      WHERE i.app_id = app.id AND i.last_at > ${lately} AND i.bound_by::text = ANY(${bound}))`)
  },
  refreshMaxDays: (days, at) => ({
    join: Prisma.sql`JOIN (SELECT app_id, min(created_at) AS since FROM app_grant
      WHERE created_at < ${moment(secondsAfter(at, -days * DAY))} GROUP BY app_id) g ON g.app_id = app.id`,
    where: Prisma.sql`true`,
    since: Prisma.sql`g.since`,
  }),
  accessTokenMaxMinutes: (minutes) =>
    minutes === 0
      ? null
      : ofApp(Prisma.sql`EXISTS (SELECT FROM api_permission p
          JOIN api_scope s ON s.organization_id = p.organization_id AND s.name = p.scope
          JOIN api ON api.id = s.api_id
          WHERE p.app_id = app.id AND p.status = 'granted'
            AND api.token_ttl_seconds > ${minutes * MINUTE})`),
}

export type Ruled = {
  organizationId: string
  at: Date
  /** The value, and the moment after which an app was created if it counts. */
  value: Policy[Ruleable]
  after: Date | null
  /** Only the apps of these owners. */
  owners?: Owners | undefined
  /** Only these few apps. */
  apps?: Apps | undefined
}

/** Owners by their ids: behind the first, up to the last. */
export type Owners = { after: string; upTo: string }

/** Apps by their ids, with the first and the last. */
export type Apps = { from: string; upTo: string }

/**
 * The rows that break a setting of this value: `app_id`, `secret_id` and `since`. Deleted apps are left
 * out, and those that have an exception or were created too early. Null if nothing can break it.
 */
export function brokenBy(setting: Ruleable, ruled: Ruled): Prisma.Sql | null {
  const { organizationId, at, value, after, owners, apps } = ruled
  // The value is of the setting, which the compiler cannot know of a union.
  const rule = (RULES[setting] as (value: unknown, at: Date, isOfFew: boolean) => Rule | null)(
    value,
    at,
    apps !== undefined,
  )
  if (!rule) return null
  const { join = Prisma.empty, ofSecret = false, where, since } = rule
  const secretId = ofSecret ? Prisma.sql`secret.id` : Prisma.sql`NULL::bpchar`
  const created = after ? Prisma.sql`AND app.created_at > ${moment(after)}` : Prisma.empty
  const owned = owners
    ? Prisma.sql`AND app.owner_id > ${owners.after} AND app.owner_id <= ${owners.upTo}`
    : Prisma.empty
  const within = apps
    ? Prisma.sql`AND app.id >= ${apps.from} AND app.id <= ${apps.upTo}`
    : Prisma.empty
  return Prisma.sql`
    SELECT app.id AS app_id, app.owner_id, ${secretId} AS secret_id, ${since} AS since
    FROM app ${join}
    WHERE app.organization_id = ${organizationId} AND app.deleted_at IS NULL ${created} ${owned} ${within} AND ${where}
      AND NOT EXISTS (SELECT FROM policy_exception e WHERE e.app_id = app.id
        AND e.setting = ${setting} AND e.ended_at IS NULL AND e.ends_at > ${moment(at)})`
}
