import type { Actor } from '@/lib/actor'
import type { AuditAction, AuditDetail } from '@/lib/audit/audit-event'
import { recordEvent } from '@/lib/audit/record-event'
import type { Tx } from '@/lib/db/client'

type About = {
  grantId: string
  app: { id: string; name: string; organizationId: string }
  detail?: AuditDetail
}

/**
 * Tells of a change of what somebody allows an app, in the transaction of that change: in the trail
 * of their own organization, and in that of the app's when it is another one.
 */
export async function recordGrantEvent(
  tx: Tx,
  actor: Actor,
  action: Extract<AuditAction, `grant.${string}`>,
  { grantId, app, detail = {} }: About,
): Promise<void> {
  const target = { kind: 'grant', id: grantId, name: app.name } as const
  for (const organizationId of new Set([actor.organizationId, app.organizationId])) {
    const told = { target, detail: { appId: app.id, ...detail } }
    await recordEvent(tx, { ...actor, organizationId }, action, told)
  }
}
