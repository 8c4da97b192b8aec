import type { Actor } from '@/lib/actor'
import { db } from '@/lib/db/client'
import type { ApiView } from './api'
import { findApis, findAppUses } from './store'
import { viewApi } from './view-api'

/** The APIs of the actor's organization, by name. Every role sees all of them. */
export async function listApis(actor: Actor): Promise<ApiView[]> {
  const apis = await findApis(db(), actor.organizationId)
  const names = apis.flatMap(({ scopes }) => scopes.map(({ name }) => name))
  const uses = await findAppUses(db(), actor, names)
  return apis.map((api) => viewApi(api, uses))
}
