import { recordEvent, type Unattended } from '@/lib/audit/record-event'
import type { Tx } from '@/lib/db/client'
import { knownBy, targetOf } from './named-in-audit'
import { cancelEnd } from './planned-end-store'
import { findSecret } from './store'

/** Cancels the planned end of a secret, if there is one, because its rotation was stopped. */
export async function stopPlannedEnd(
  tx: Tx,
  actor: Unattended,
  { appId, secretId }: { appId: string; secretId: string },
): Promise<void> {
  const secret = await findSecret(tx, appId, secretId)
  if (!secret || !(await cancelEnd(tx, secretId))) return
  await recordEvent(tx, actor, 'secret.end_cancelled', {
    target: targetOf(secret),
    detail: knownBy(secret),
  })
}
