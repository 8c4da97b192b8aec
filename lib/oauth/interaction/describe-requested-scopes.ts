import { describeScopes } from '@/lib/apis/describe-scopes'
import { db } from '@/lib/db/client'
import type { InteractionScope } from './interaction'

type ScopeRequest = {
  organizationId: string
  /** As the app has sent it. */
  scope: unknown
  isNew: (scope: string) => boolean
}

/** The requested scopes, in words. */
export async function describeRequestedScopes(request: ScopeRequest): Promise<InteractionScope[]> {
  const { organizationId, scope, isNew } = request
  const names = typeof scope === 'string' ? scope.split(' ').filter(Boolean) : []
  const described = await describeScopes(db(), organizationId, names)
  return described.map(({ name, sentence, api }) => ({
    name,
    sentence,
    apiName: api?.name ?? null,
    isNew: isNew(name),
  }))
}
