import { describeScopes } from '@/lib/apis/describe-scopes'
import { db } from '@/lib/db/client'
import { describeClaims, describeMembership } from '@/lib/people/claims'
import { requestedClaims } from '../authorization/requested-claims'
import type { Introduced } from './app-store'
import type { InteractionScope } from './interaction'

type ScopeRequest = Omit<Introduced, 'app'> & {
  /** The app's parameters `scope` and `claims`, as it has sent them. */
  params: { scope?: unknown; claims?: unknown }
  isNew: (scope: string) => boolean
}

/** The requested scopes in words, and the claims that are requested one by one. */
export async function describeRequestedScopes(request: ScopeRequest): Promise<InteractionScope[]> {
  const { organizationId, params, isNew } = request
  const { scope } = params
  const names = typeof scope === 'string' ? scope.split(' ').filter(Boolean) : []
  const described = await describeScopes(db(), organizationId, names)
  const scopes = described.map(({ name, sentence, api }) => ({
    name,
    sentence,
    apiName: api?.name ?? null,
  }))
  const claims = describeClaims(requestedClaims(params.claims), names)
  const told = describeMembership(request, names)
  const membership = told.map((one) => ({ ...one, isNew: isNew('profile') }))
  const each = [...scopes, ...claims].map((one) => ({ ...one, isNew: isNew(one.name) }))
  return [...each, ...membership]
}
