import { APP_IN_SERVICE } from '@/lib/apps/in-service'
import type { Tx } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'

/** The days before an end at which it is told. What has ended is told as that happens. */
export const EXPIRY_STEPS = [90, 60, 30, 14, 7, 1] as const

/** What has come so near to its end that its next step is due. */
type Reached = { organizationId: string; days: number; endsAt: Date; id: string; name: string }
export type ExpiringSecret = Reached & { appId: string; prefix: string; lastFour: string }

/**
 * The smallest step that `ends` has reached at `at`, unless it was reached when the thing was `made`: a
 * secret of 20 days begins with its step of 14.
 */
function stepOf(ends: Prisma.Sql, { made, at }: { made: Prisma.Sql; at: Date }): Prisma.Sql {
  return Prisma.sql`(SELECT min(days) FROM unnest(${[...EXPIRY_STEPS]}::int[]) AS days
    WHERE ${ends} - days * interval '1 day' <= ${at}::timestamptz
      AND ${ends} - days * interval '1 day' > ${made})`
}

/**
 * Finds up to 1,000 secrets that have reached a step of their end, and keeps that it is told: another
 * process does not find them again. Those are left out of which somebody has planned the end, that are
 * paused, or whose app is out of service.
 */
export function takeExpiringSecrets(tx: Tx, at: Date): Promise<ExpiringSecret[]> {
  const [ends, made] = [Prisma.sql`s.expires_at`, Prisma.sql`s.created_at`]
  return tx.$queryRaw<ExpiringSecret[]>`
    WITH due AS (
      SELECT s.id, s.name, s.prefix, s.last_four, s.app_id, s.expires_at, step.days, app.organization_id
      FROM secret s
      JOIN app ON app.id = s.app_id AND ${Prisma.raw(APP_IN_SERVICE)}
      CROSS JOIN LATERAL (SELECT ${stepOf(ends, { made, at })} AS days) step
      WHERE s.slot IS NOT NULL AND s.expires_at > ${at}::timestamptz
        AND s.expires_at <= ${at}::timestamptz + interval '90 days'
        AND s.end_planned_at IS NULL AND step.days IS NOT NULL
        AND (s.paused_until IS NULL OR s.paused_until < s.expires_at)
        AND NOT EXISTS (SELECT FROM found_once f
          WHERE f.subject = 'secret ' || s.id AND f.step = step.days::text)
      ORDER BY s.expires_at LIMIT 1000
    ), found AS (
      INSERT INTO found_once (subject, step, at)
      SELECT 'secret ' || id, days::text, ${at}::timestamptz FROM due ORDER BY id
      ON CONFLICT DO NOTHING RETURNING subject
    )
    SELECT due.id, due.name, due.prefix, due.last_four AS "lastFour", due.app_id AS "appId",
      due.expires_at AS "endsAt", due.days, due.organization_id AS "organizationId"
    FROM due JOIN found ON found.subject = 'secret ' || due.id`
}

/** The same for client secrets of providers, whose end somebody has said; 0 days when they have ended. */
export function takeExpiringProviderSecrets(tx: Tx, at: Date): Promise<Reached[]> {
  const [ends, made] = [Prisma.sql`p.secret_ends_at`, Prisma.sql`p.created_at`]
  return tx.$queryRaw<Reached[]>`
    WITH due AS (
      SELECT p.id, p.name, p.secret_ends_at, p.organization_id,
        CASE WHEN p.secret_ends_at <= ${at}::timestamptz THEN 0 ELSE ${stepOf(ends, { made, at })} END AS days
      FROM identity_provider p
      WHERE p.disabled_at IS NULL AND p.secret_ends_at <= ${at}::timestamptz + interval '90 days'
        AND p.secret_ends_at > ${at}::timestamptz - interval '30 days'
    ), found AS (
      INSERT INTO found_once (subject, step, at)
      SELECT 'provider ' || id || ' ' || secret_ends_at::date, days::text, ${at}::timestamptz
      FROM due WHERE days IS NOT NULL ORDER BY id
      ON CONFLICT DO NOTHING RETURNING subject
    )
    SELECT due.id, due.name, due.secret_ends_at AS "endsAt", due.days,
      due.organization_id AS "organizationId"
    FROM due JOIN found ON found.subject = 'provider ' || due.id || ' ' || due.secret_ends_at::date`
}
