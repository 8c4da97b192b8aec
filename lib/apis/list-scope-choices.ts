import type { Actor } from '@/lib/actor'
import { db } from '@/lib/db/client'
import { BUILT_IN_SCOPES, type ScopeChoices } from './api'
import { findApis } from './store'

/**
 * The scopes that an app of the actor's organization can have. APIs without scopes are left out.
 */
export async function listScopeChoices(actor: Actor): Promise<ScopeChoices> {
  const apis = await findApis(db(), actor.organizationId)
  const own = apis.map(({ name, scopes }) => ({
    group: name,
    scopes: scopes.map((scope) => ({ name: scope.name, sentence: scope.description })),
  }))
  const builtIn = { group: 'Built in', scopes: [...BUILT_IN_SCOPES] }
  return [builtIn, ...own.filter(({ scopes }) => scopes.length > 0)]
}
