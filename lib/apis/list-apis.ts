import type { Actor } from '@/lib/actor'
import { db } from '@/lib/db/client'
import type { ApiView } from './api'
import { findApis, findUses } from './store'
import { viewApi } from './view-api'

/** The APIs of the actor's organization by name: everybody in it may know what can be asked for. */
export async function listApis(actor: Actor): Promise<ApiView[]> {
  const apis = await findApis(db(), actor.organizationId)
  const names = apis.flatMap(({ scopes }) => scopes.map(({ name }) => name))
  const uses = await findUses(db(), actor, names)
  return apis.map((api) => viewApi(api, uses))
}
