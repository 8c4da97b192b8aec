import type { Actor, Origin } from '@/lib/actor'
import { now } from '@/lib/clock'
import { uuidV7 } from '@/lib/crypto/random'
import type { Tx } from '@/lib/db/client'
import type { AuditAction, AuditDetail, AuditTarget } from './audit-event'
import { insertAuditEvent } from './store'

/** Someone, or something such as a sweep or the set-up, that acts without being signed in. */
export type Unattended = { organizationId: string; personName: string; origin: Origin }

/** Writes one audit event; call it inside the transaction of the change it tells of. */
export async function recordEvent(
  tx: Tx,
  actor: Actor | Unattended,
  action: AuditAction,
  on: { target: AuditTarget; detail?: AuditDetail },
): Promise<void> {
  await insertAuditEvent(tx, {
    id: uuidV7(),
    organizationId: actor.organizationId,
    at: now(),
    actorId: 'personId' in actor ? actor.personId : null,
    actorName: actor.personName,
    action,
    targetKind: on.target.kind,
    targetId: on.target.id,
    targetName: on.target.name,
    detail: on.detail ?? {},
    ...actor.origin,
  })
}
