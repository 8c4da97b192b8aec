import type { Actor } from '@/lib/actor'
import { recordEvent } from '@/lib/audit/record-event'
import { inTransaction } from '@/lib/db/client'
import { authorizeAccount } from '../authorize-administrator'
import { endAllSessions } from '../end-all-sessions'

/**
 * Ends every session of somebody whose account the actor administers, and tells the apps. It needs
 * no step-up: it only defends. Throws `Refusal` with `forbidden` or `not_found`.
 */
export async function endSessionsOf(actor: Actor, personId: string): Promise<void> {
  await inTransaction(async (tx) => {
    const { target } = await authorizeAccount(tx, actor, personId)
    await endAllSessions(tx, personId)
    await recordEvent(tx, actor, 'person.signed_out', { target })
  })
}
