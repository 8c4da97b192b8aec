import type { Actor } from '@/lib/actor'
import type { Tx } from '@/lib/db/client'
import { Refusal } from '@/lib/errors'
import { authorizeApi } from '../authorize-api'
import type { ApiRecord } from '../store'

/**
 * Whether the actor may decide about permissions of the API: as an administrator, or as its owner.
 * Support sees and changes nothing.
 */
export function mayDecide(actor: Actor, { owner }: Pick<ApiRecord, 'owner'>): boolean {
  if (actor.role === 'administrator') return true
  return actor.role !== 'support' && owner?.id === actor.personId
}

/** The API, for somebody who may decide. Refuses with `not_found` and `forbidden`. */
export async function authorizeDecision(tx: Tx, actor: Actor, apiId: string): Promise<ApiRecord> {
  const api = await authorizeApi(tx, actor, apiId)
  if (!mayDecide(actor, api)) {
    throw new Refusal('forbidden', `${actor.role} does not decide about API ${apiId}`)
  }
  return api
}
