import type { Actor } from '@/lib/actor'
import { inTransaction } from '@/lib/db/client'
import { authorizeAccount } from '../authorize-administrator'
import { endNamedSession } from './end-named-session'

/**
 * Ends one session of somebody whose account the actor administers, by its public id, and tells the
 * apps. It needs no step-up: it only defends. Throws `Refusal` with `forbidden` or `not_found`.
 */
export async function endSessionOf(actor: Actor, personId: string, id: string): Promise<void> {
  await inTransaction(async (tx) => {
    const { target } = await authorizeAccount(tx, actor, personId)
    await endNamedSession(tx, actor, { id, target })
  })
}
