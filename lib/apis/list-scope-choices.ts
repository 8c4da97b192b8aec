import type { Actor } from '@/lib/actor'
import { db } from '@/lib/db/client'
import { BUILT_IN_SCOPES, isBuiltIn, MANAGEMENT, type ScopeChoices } from './api'
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
  const taken = new Set(apis.flatMap(({ scopes }) => scopes.map(({ name }) => name)))
  const ours = MANAGEMENT.filter(({ name }) => !isBuiltIn(name) && !taken.has(name))
  const management = { group: 'Management API', scopes: ours }
  return [builtIn, management, ...own].filter(({ scopes }) => scopes.length > 0)
}
