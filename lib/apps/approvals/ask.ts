import type { Actor } from '@/lib/actor'
import { recordEvent } from '@/lib/audit/record-event'
import { now } from '@/lib/clock'
import type { Tx } from '@/lib/db/client'
import type { ApprovalKind, WaitingChange } from './approval'
import { insertApproval } from './store'
import { detailOf } from './what-waits'

type AskedApp = { id: string; name: string; organizationId: string }
type Asked = { app: AskedApp; kind: ApprovalKind; change: WaitingChange }

/** Puts it before the administrators, and records that. The caller has locked the app. */
export async function ask(tx: Tx, actor: Actor, { app, kind, change }: Asked): Promise<void> {
  const { id: appId, name, organizationId } = app
  const by = { askedAt: now(), askedById: actor.personId, askedByName: actor.personName }
  const approvalId = await insertApproval(tx, { organizationId, appId, kind, change, ...by })
  await recordEvent(tx, actor, 'approval.asked', {
    target: { kind: 'app', id: appId, name },
    detail: { approvalId, ...detailOf(kind, change) },
  })
}
