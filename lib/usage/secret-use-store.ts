import type { Tx } from '@/lib/db/client'
import type { PendingUses } from './note-secret-use'
import { KEPT_OF } from './usage'

/** A secret that was used for the first time, and its app. */
export type FirstUsedSecret = {
  id: string
  appId: string
  name: string
  prefix: string
  lastFour: string
  address: string
  organizationId: string
}

/**
 * Writes the uses of secrets in the order of their ids, so that two processes never deadlock. The last use
 * only moves forward, the first use only back. The join drops uses of secrets that are gone. Answers the
 * secrets that had no use before.
 */
export function writeSecretUses(
  tx: Tx,
  uses: ReadonlyMap<string, PendingUses>,
): Promise<FirstUsedSecret[]> {
  const entries = [...uses].toSorted(([a], [b]) => (a < b ? -1 : 1))
  const of = <T>(read: (use: PendingUses) => T) => entries.map(([, use]) => read(use))
  return tx.$queryRaw<FirstUsedSecret[]>`
    WITH noted AS (
      SELECT q.* FROM unnest(${entries.map(([id]) => id)}::bpchar[],
        ${of(({ first }) => first.at)}::timestamptz[], ${of(({ first }) => first.address)}::text[],
        ${of(({ last }) => last.at)}::timestamptz[], ${of(({ last }) => last.address)}::text[],
        ${of(({ last }) => last.userAgent.slice(0, KEPT_OF.userAgent))}::text[],
        ${of(({ last }) => last.grantType)}::text[])
      AS q(secret_id, first_at, first_address, last_at, last_address, user_agent, grant_type)
      JOIN secret ON secret.id = q.secret_id
    ), written AS (
      INSERT INTO secret_use AS u (secret_id, first_used_at, first_address, last_used_at,
        last_address, last_user_agent, last_grant_type)
      SELECT secret_id, first_at, first_address, last_at, last_address, user_agent, grant_type
      FROM noted ORDER BY secret_id
      ON CONFLICT (secret_id) DO UPDATE SET
        first_used_at = least(u.first_used_at, excluded.first_used_at),
        first_address = CASE WHEN excluded.first_used_at < u.first_used_at
          THEN excluded.first_address ELSE u.first_address END,
        last_used_at = greatest(u.last_used_at, excluded.last_used_at),
        last_address = CASE WHEN excluded.last_used_at > u.last_used_at
          THEN excluded.last_address ELSE u.last_address END,
        last_user_agent = CASE WHEN excluded.last_used_at > u.last_used_at
          THEN excluded.last_user_agent ELSE u.last_user_agent END,
        last_grant_type = CASE WHEN excluded.last_used_at > u.last_used_at
          THEN excluded.last_grant_type ELSE u.last_grant_type END
      RETURNING u.secret_id, u.first_address, u.xmax = 0 AS is_first)
    SELECT s.id, s.app_id AS "appId", s.name, s.prefix, s.last_four AS "lastFour",
      written.first_address AS address, app.organization_id AS "organizationId"
    FROM written JOIN secret s ON s.id = written.secret_id JOIN app ON app.id = s.app_id
    WHERE written.is_first`
}
