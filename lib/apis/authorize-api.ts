import type { Actor } from '@/lib/actor'
import type { Tx } from '@/lib/db/client'
import { Refusal } from '@/lib/errors'
import { isApiId } from './api'
import { type ApiRecord, findApiOf } from './store'

/**
 * Whether the actor may register, edit and delete APIs. Everybody in the organization sees them.
 */
export function mayChangeApis(actor: Actor): boolean {
  return actor.role === 'administrator'
}

/**
 * Refuses with `forbidden` unless the actor may change APIs. Call it before anything is looked up.
 */
export function authorizeApiChange(actor: Actor): void {
  if (!mayChangeApis(actor)) throw new Refusal('forbidden', `${actor.role} changes no APIs`)
}

/** An API of the actor's organization. Refuses with `not_found`. */
export async function authorizeApi(tx: Tx, actor: Actor, apiId: string): Promise<ApiRecord> {
  if (!isApiId(apiId)) throw new Refusal('not_found', 'not the id of an API')
  const api = await findApiOf(tx, actor.organizationId, apiId)
  if (!api) throw new Refusal('not_found', `API ${apiId}`)
  return api
}
