import type { Actor } from '@/lib/actor'
import { recordEvent } from '@/lib/audit/record-event'
import { now } from '@/lib/clock'
import type { Tx } from '@/lib/db/client'
import type { Approval } from './approval'
import { decideApproval } from './store'
import { detailOf } from './what-waits'

type Waiting = { app: { id: string; name: string }; waiting: Approval }

/** Takes back what waits, and records that. Answers false where somebody has decided it meanwhile. */
export async function takeBack(
  tx: Tx,
  actor: Actor,
  { app: { id, name }, waiting }: Waiting,
): Promise<boolean> {
  const by = { decidedAt: now(), decidedByName: actor.personName }
  if (!(await decideApproval(tx, waiting.id, { state: 'withdrawn', ...by }))) return false
  await recordEvent(tx, actor, 'approval.withdrawn', {
    target: { kind: 'app', id, name },
    detail: { approvalId: waiting.id, ...detailOf(waiting.kind, waiting.change) },
  })
  return true
}
