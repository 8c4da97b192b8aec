import type { Actor } from '@/lib/actor'
import type { Tx } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import { visibleTo } from './visible-store'

/** So many rows of one address are summed up at most. */
const LOOKED_AT = 2_000

export type FoundEvent = {
  id: string
  at: Date
  actorName: string
  action: string
  targetName: string
  detail: Record<string, unknown>
  appId: string | null
}

/**
 * The events of the organization that came with this request. A developer's are those of their apps, without
 * what people allow an app or take back.
 */
export function findEvents(
  tx: Tx,
  actor: Actor,
  { requestId, take }: { requestId: string; take: number },
): Promise<FoundEvent[]> {
  const own = Prisma.sql`AND e.target_kind <> 'grant'
    AND EXISTS (SELECT FROM app WHERE app.id = e.app_id AND ${visibleTo(actor)})`
  return tx.$queryRaw`
    SELECT e.id::text, e.at, e.actor_name AS "actorName", e.action, e.target_name AS "targetName",
      e.detail, e.app_id AS "appId"
    FROM audit_event e
    WHERE e.organization_id = ${actor.organizationId} AND e.request_id = ${requestId}
      ${actor.role === 'developer' ? own : Prisma.empty}
    ORDER BY e.id LIMIT ${take}`
}

export type FoundTrace = { appId: string; appName: string; times: number; lastAt: Date }

type Wanted = { address: string; take: number }

/** The visible apps that were used from this address; the latest first. */
export function findCallers(tx: Tx, actor: Actor, wanted: Wanted): Promise<FoundTrace[]> {
  return tx.$queryRaw`
    SELECT app.id AS "appId", app.name AS "appName", sum(c.uses)::float8 AS times,
      max(c.last_at) AS "lastAt"
    FROM (SELECT app_id, uses, last_at FROM caller WHERE address = ${wanted.address}
      LIMIT ${LOOKED_AT}) c
    JOIN app ON app.id = c.app_id
    WHERE ${visibleTo(actor)}
    GROUP BY app.id ORDER BY max(c.last_at) DESC LIMIT ${wanted.take}`
}

/** The visible apps for which requests from this address were refused; the latest first. */
export function findRefused(tx: Tx, actor: Actor, wanted: Wanted): Promise<FoundTrace[]> {
  return tx.$queryRaw`
    SELECT app.id AS "appId", app.name AS "appName", sum(r.attempts)::float8 AS times,
      max(r.last_at) AS "lastAt"
    FROM (SELECT app_id, attempts, last_at FROM refused_attempt WHERE address = ${wanted.address}
      ORDER BY hour DESC LIMIT ${LOOKED_AT}) r
    JOIN app ON app.id = r.app_id
    WHERE ${visibleTo(actor)}
    GROUP BY app.id ORDER BY max(r.last_at) DESC LIMIT ${wanted.take}`
}
