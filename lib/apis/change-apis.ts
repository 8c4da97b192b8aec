import type { Actor } from '@/lib/actor'
import { inTransaction, type Tx } from '@/lib/db/client'
import { lockOrganization } from '@/lib/organizations/lock-organization'
import { authorizeApiChange } from './authorize-api'

/**
 * The frame of every change of APIs. It authorizes the actor, and locks the organization, so that
 * changes of its APIs happen one after another. Refuses with `forbidden`, and with whatever `change`
 * refuses.
 */
export async function changeApis<T>(actor: Actor, change: (tx: Tx) => Promise<T>): Promise<T> {
  authorizeApiChange(actor)
  return inTransaction(async (tx) => {
    await lockOrganization(tx, actor.organizationId)
    return change(tx)
  })
}
