import type { AuditDetail, TargetKind } from '@/lib/audit/events/audit-event'
import type { Tx } from '@/lib/db/client'
import { rowsOf } from '@/lib/db/statement'

/** An event of which it has to be decided who is told. */
export type UntoldEvent = {
  id: string
  organizationId: string
  at: Date
  actorId: string | null
  actorName: string
  action: string
  targetKind: TargetKind
  targetId: string
  targetName: string
  detail: AuditDetail
  appId: string | null
  appName: string | null
  /** The app's owner, while they are an enabled member of the organization. */
  ownerId: string | null
}

const ANY_UNTOLD = { name: 'any-untold', text: 'SELECT 1 FROM untold_event LIMIT 1' }

/** Whether an event waits, of which it has to be decided who is told. */
export async function isAnyUntold(): Promise<boolean> {
  return (await rowsOf(ANY_UNTOLD, [])).length > 0
}

/**
 * Takes up to so many events of which it has to be decided who is told, the oldest first, and forgets that.
 * Another process passes over them until this transaction ends. Null when nothing waits; events of these
 * actions alone are answered.
 */
export async function takeUntold(
  tx: Tx,
  most: number,
  actions: readonly string[],
): Promise<UntoldEvent[] | null> {
  const taken = await tx.$queryRaw<{ id: string }[]>`
    DELETE FROM untold_event WHERE event_id = ANY(ARRAY(
      SELECT event_id FROM untold_event ORDER BY event_id LIMIT ${most}
      FOR UPDATE SKIP LOCKED)) RETURNING event_id AS id`
  if (taken.length === 0) return null
  return tx.$queryRaw<UntoldEvent[]>`
    SELECT e.id, e.organization_id AS "organizationId", e.at, e.actor_id AS "actorId",
      e.actor_name AS "actorName", e.action, e.target_kind AS "targetKind",
      e.target_id AS "targetId", e.target_name AS "targetName", e.detail, e.app_id AS "appId",
      app.name AS "appName", m.person_id AS "ownerId"
    FROM audit_event e
    LEFT JOIN app ON app.id = e.app_id
    LEFT JOIN membership m ON m.person_id = app.owner_id AND m.organization_id = app.organization_id
      AND m.disabled_at IS NULL AND m.role <> 'support'
    WHERE e.id = ANY(${taken.map(({ id }) => id)}::uuid[]) AND e.action = ANY(${[...actions]})
    ORDER BY e.id`
}

/** The enabled administrators of these organizations. */
export function findAdministratorsOf(
  tx: Tx,
  organizationIds: readonly string[],
): Promise<{ organizationId: string; personId: string }[]> {
  return tx.$queryRaw`
    SELECT m.organization_id AS "organizationId", m.person_id AS "personId"
    FROM membership m
    WHERE m.organization_id = ANY(${[...organizationIds]}) AND m.role = 'administrator'
      AND m.disabled_at IS NULL`
}
