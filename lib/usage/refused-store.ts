import type { Actor } from '@/lib/actor'
import { DAY, secondsAfter } from '@/lib/clock'
import type { Tx } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import type { RefusedAttempts, StillRefused, Unnamed } from './usage'
import { visibleTo } from './visible-store'

/** What was refused, summed up over hours. `credentialId` is empty if it named none of the app's. */
type RefusedRow = Unnamed<RefusedAttempts>

/** Which attempts at an app are asked for. */
export type WhichRefused = {
  since: Date
  until?: Date | undefined
  credentialId?: string | undefined
  address?: string | undefined
  /** Only what somebody sent who has the right value. */
  provenOnly?: boolean | undefined
}

/** What was refused to an app; the newest first. Hours that begin before `since` count as a whole. */
export function findRefused(
  tx: Tx,
  appId: string,
  { since, until, credentialId, address, provenOnly, take }: WhichRefused & { take: number },
): Promise<RefusedRow[]> {
  const all = [
    Prisma.sql`app_id = ${appId}`,
    Prisma.sql`hour >= date_trunc('hour', ${since}::timestamptz, 'UTC')`,
    Prisma.sql`last_at >= ${since}::timestamptz`,
    until && Prisma.sql`hour <= ${until}::timestamptz AND first_at <= ${until}::timestamptz`,
    credentialId !== undefined && Prisma.sql`credential_id = ${credentialId}`,
    address !== undefined && Prisma.sql`address = ${address}`,
    provenOnly && Prisma.sql`proven`,
  ].filter((one) => one instanceof Prisma.Sql)
  return tx.$queryRaw`
    SELECT credential_id AS "credentialId", cause, address, proven, sum(attempts)::float8 AS attempts,
      min(first_at) AS "firstAt", max(last_at) AS "lastAt"
    FROM refused_attempt
    WHERE ${Prisma.join(all, ' AND ')}
    GROUP BY credential_id, cause, address, proven
    ORDER BY max(last_at) DESC, cause, address LIMIT ${take}`
}

type StillRefusedRow = Unnamed<StillRefused>

/**
 * Of each of these apps that the actor may read, the last time in the 24 hours before `at` that a
 * credential was refused though its value was right.
 */
export function findStillRefused(
  tx: Tx,
  actor: Actor,
  { appIds, at }: { appIds: readonly string[]; at: Date },
): Promise<StillRefusedRow[]> {
  const from = secondsAfter(at, -DAY)
  return tx.$queryRaw`
    SELECT app.id AS "appId", latest.credential_id AS "credentialId", latest.cause, first.since,
      latest.last_at AS "lastAt", latest.address, day.attempts
    FROM app
    CROSS JOIN LATERAL (
      SELECT r.credential_id, r.cause, r.last_at, r.address FROM refused_attempt r
      WHERE r.app_id = app.id AND r.proven AND r.hour >= date_trunc('hour', ${from}::timestamptz, 'UTC')
        AND r.last_at >= ${from}::timestamptz AND (r.cause LIKE 'secret\\_%' OR r.cause LIKE 'app\\_%')
      ORDER BY r.hour DESC, r.last_at DESC LIMIT 1) latest
    CROSS JOIN LATERAL (
      SELECT r.first_at AS since FROM refused_attempt r
      WHERE r.app_id = app.id AND r.proven AND r.credential_id = latest.credential_id
        AND r.cause = latest.cause
      ORDER BY r.hour, r.first_at LIMIT 1) first
    CROSS JOIN LATERAL (
      SELECT sum(r.attempts)::float8 AS attempts FROM refused_attempt r
      WHERE r.app_id = app.id AND r.proven AND r.credential_id = latest.credential_id
        AND r.cause = latest.cause
        AND r.hour >= date_trunc('hour', ${from}::timestamptz, 'UTC')) day
    WHERE app.id = ANY(${[...appIds]}::text[]) AND ${visibleTo(actor)}`
}
