import type { Tx } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import type { AuditAction, TargetKind } from './events/audit-event'

/**
 * Adds events to the audit log; there is no way to change or remove one. Several go as one parameter: with fifteen
 * for each event, the client would take twenty times as long as the database.
 */
export async function insertAuditEvents(
  tx: Tx,
  events: Prisma.AuditEventCreateManyInput[],
): Promise<void> {
  if (events.length < 2) {
    await tx.auditEvent.createMany({ data: events })
    return
  }
  await tx.$executeRaw`
    INSERT INTO audit_event (id, organization_id, at, actor_id, actor_name, action, target_kind, target_id,
      target_name, detail, app_id, cause, address, user_agent, request_id)
    SELECT id, "organizationId", at, "actorId", "actorName", action, "targetKind", "targetId",
      "targetName", detail, "appId", cause, address, "userAgent", "requestId"
    FROM jsonb_to_recordset(${JSON.stringify(events)}::jsonb) AS event (id uuid, "organizationId" text,
      at timestamptz, "actorId" text, "actorName" text, action text, "targetKind" text, "targetId" text,
      "targetName" text, detail jsonb, "appId" text, cause text, address text, "userAgent" text, "requestId" text)`
}

/** For every key in the details of these events, but `before`: when it stood there last, and whose event it was. */
export function findLatestByDetail(
  tx: Tx,
  organizationId: string,
  action: AuditAction,
): Promise<{ key: string; at: Date; byName: string }[]> {
  return tx.$queryRaw`
    SELECT DISTINCT ON (key) key, at, actor_name AS "byName"
    FROM audit_event, jsonb_object_keys(detail) AS key
    WHERE organization_id = ${organizationId} AND action = ${action} AND key <> 'before'
    ORDER BY key, id DESC`
}

/** The latest event of this action about this thing. The index of things begins with their kind. */
export async function findLatestOf(
  tx: Tx,
  organizationId: string,
  event: { action: AuditAction; targetKind: TargetKind; targetId: string },
): Promise<{ at: Date; byName: string } | null> {
  const latest = await tx.auditEvent.findFirst({
    where: { organizationId, ...event },
    orderBy: { id: 'desc' },
    select: { at: true, actorName: true },
  })
  return latest && { at: latest.at, byName: latest.actorName }
}
