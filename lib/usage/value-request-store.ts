import type { Actor } from '@/lib/actor'
import type { Tx } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import { change } from '@/lib/db/statement'
import { placed } from './bounded-rows'
import type { ValueRequestOf } from './note-value-request'
import type { Tallied } from './tally'
import type { ValueRequests } from './usage'
import { visibleTo } from './visible-store'

/** Of one app so many rows are kept. */
export const VALUE_REQUEST_ROWS_KEPT = 50

const KEY = 'app_id, address, user_agent'

/** A GUID is asked for in upper and lower case; an app has one spelling as its id. */
const MEANT = `CASE WHEN q.app_id ~* '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'
        THEN ARRAY[q.app_id, lower(q.app_id), upper(q.app_id)] ELSE ARRAY[q.app_id] END`

/** What names no app that there is is dropped by the join. */
const RECORD = {
  name: 'record-value-requests',
  text: `
    WITH sent AS (
      SELECT app.id AS app_id, q.address, q.user_agent, sum(q.requests)::bigint AS requests,
        min(q.first_at) AS first_at, max(q.last_at) AS last_at
      FROM unnest($1::text[], $2::text[], $3::text[], $4::bigint[], $5::timestamptz[], $6::timestamptz[])
        AS q(app_id, address, user_agent, requests, first_at, last_at)
      JOIN app ON app.id = ANY(${MEANT})
      GROUP BY 1, 2, 3),
    ${placed({
      from: 'sent',
      table: 'value_request',
      key: KEY,
      group: 'app_id',
      most: VALUE_REQUEST_ROWS_KEPT,
    })}
    INSERT INTO value_request AS r (${KEY}, requests, first_at, last_at)
    SELECT app_id, CASE WHEN fits THEN address ELSE '' END,
      CASE WHEN fits THEN user_agent ELSE '' END, sum(requests), min(first_at), max(last_at)
    FROM sent_placed GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
    ON CONFLICT (${KEY}) DO UPDATE SET requests = r.requests + excluded.requests,
      first_at = least(r.first_at, excluded.first_at), last_at = greatest(r.last_at, excluded.last_at)`,
}

/** Writes who asked for values: everything, or nothing if it throws. */
export async function recordValueRequests(
  tallied: readonly Tallied<ValueRequestOf>[],
): Promise<void> {
  const whats = tallied.map(({ what }) => what)
  await change(RECORD, [
    whats.map(({ appId }) => appId),
    whats.map(({ address }) => address),
    whats.map(({ userAgent }) => userAgent),
    tallied.map(({ count }) => count),
    tallied.map(({ firstMs }) => new Date(firstMs).toISOString()),
    tallied.map(({ lastMs }) => new Date(lastMs).toISOString()),
  ])
}

/** Who asked for values of the apps that this person may read, or of one of them; the last one first. */
export function findValueRequests(
  tx: Tx,
  actor: Actor,
  { appId, take }: { appId: string | null; take: number },
): Promise<ValueRequests[]> {
  return tx.$queryRaw`
    SELECT r.app_id AS "appId", app.name AS "appName", r.address, r.user_agent AS "userAgent",
      r.requests::float8 AS requests, r.first_at AS "firstAt", r.last_at AS "lastAt"
    FROM value_request r JOIN app ON app.id = r.app_id
    WHERE ${visibleTo(actor)} ${appId === null ? Prisma.empty : Prisma.sql`AND app.id = ${appId}`}
    ORDER BY r.last_at DESC, r.app_id, r.address, r.user_agent LIMIT ${take}`
}
