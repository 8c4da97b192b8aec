import type { Actor } from '@/lib/actor'
import { db } from '@/lib/db/client'
import type { ApiView } from './api'
import { authorizeApi } from './authorize-api'
import { findAppUses } from './store'
import { viewApi } from './view-api'

/** One API of the actor's organization. Refuses with `not_found`. */
export async function findApi(actor: Actor, apiId: string): Promise<ApiView> {
  const api = await authorizeApi(db(), actor, apiId)
  const names = api.scopes.map(({ name }) => name)
  return viewApi(api, await findAppUses(db(), actor, names))
}
