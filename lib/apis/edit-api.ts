import type { Actor } from '@/lib/actor'
import { recordEvent } from '@/lib/audit/record-event'
import { now } from '@/lib/clock'
import { requireStepUp } from '@/lib/people/require-step-up'
import type { ApiView } from './api'
import type { ApiChange } from './api-input'
import { authorizeApi } from './authorize-api'
import { changeApis } from './change-apis'
import { refuseLostScopes } from './refuse-lost-scopes'
import { refuseTakenScopes } from './refuse-taken-scopes'
import { changedFields, refuseStale } from './revision'
import { findAppUses, replaceScopes, updateApi } from './store'
import { viewApi } from './view-api'

/**
 * Replaces the fields of an API; equal fields change nothing. Refuses with `forbidden`,
 * `not_found`, `invalid_input` with a sentence per field (for example, a scope cannot be removed
 * while apps are registered for it), `api_changed_meanwhile` when the API no longer has this
 * `revision`, and `step_up_required`.
 */
export async function editApi(actor: Actor, apiId: string, input: ApiChange): Promise<ApiView> {
  const { name, tokenFormat, tokenTtlSeconds, scopes: lines, revision } = input
  const about = { name, tokenFormat, tokenTtlSeconds }
  return changeApis(actor, async (tx) => {
    const api = await authorizeApi(tx, actor, apiId)
    const next = { ...about, scopes: lines.map(({ line: _, ...scope }) => scope) }
    const changed = changedFields(api, next)
    if (changed.length > 0) {
      refuseStale(api, revision)
      requireStepUp(actor)
      await refuseTakenScopes(tx, api, lines)
      await refuseLostScopes(tx, actor, { api, lines })
      await updateApi(tx, apiId, { ...about, updatedAt: now() })
      await replaceScopes(tx, api, next.scopes)
      await recordEvent(tx, actor, 'api.edited', {
        target: { kind: 'api', id: apiId, name: next.name },
        detail: { changed: changed.join(', ') },
      })
    }
    const names = next.scopes.map((scope) => scope.name)
    return viewApi(await authorizeApi(tx, actor, apiId), await findAppUses(tx, actor, names))
  })
}
