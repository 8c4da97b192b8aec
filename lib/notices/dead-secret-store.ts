import type { Tx } from '@/lib/db/client'

/** A secret that has ended and whose right value still comes. */
export type SentAfterEnd = {
  id: string
  name: string
  prefix: string
  lastFour: string
  appId: string
  organizationId: string
  attempts: number
  address: string
}

/**
 * Finds secrets that have ended and whose right value came since `since`, each once on a `day` (UTC), and
 * keeps that it is told. A paused secret has not ended. Answers up to 500.
 */
export function takeSentAfterEnd(
  tx: Tx,
  { since, day, at }: { since: Date; day: string; at: Date },
): Promise<SentAfterEnd[]> {
  return tx.$queryRaw<SentAfterEnd[]>`
    WITH sent AS (
      SELECT credential_id, sum(attempts)::int AS attempts,
        (array_agg(address ORDER BY last_at DESC))[1] AS address
      FROM refused_attempt r
      WHERE r.hour >= ${since}::timestamptz AND r.proven
        AND r.last_at >= (${day} || ' 00:00+00')::timestamptz
        AND r.cause LIKE 'secret\\_%' AND r.cause <> 'secret_paused'
        AND NOT EXISTS (SELECT FROM found_once f
          WHERE f.subject = 'dead secret ' || r.credential_id AND f.step = ${day})
      GROUP BY credential_id ORDER BY credential_id LIMIT 500
    ), found AS (
      INSERT INTO found_once (subject, step, at)
      SELECT 'dead secret ' || credential_id, ${day}, ${at}::timestamptz FROM sent
      ORDER BY credential_id ON CONFLICT DO NOTHING RETURNING subject
    )
    SELECT s.id, s.name, s.prefix, s.last_four AS "lastFour", s.app_id AS "appId",
      app.organization_id AS "organizationId", sent.attempts, sent.address
    FROM sent JOIN found ON found.subject = 'dead secret ' || sent.credential_id
    JOIN secret s ON s.id = sent.credential_id JOIN app ON app.id = s.app_id`
}
