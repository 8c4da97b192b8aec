import type { Actor } from '@/lib/actor'
import { valuesOf } from '@/lib/audit/events/before-after'
import { recordEvent } from '@/lib/audit/record-event'
import { now } from '@/lib/clock'
import { requireStepUp } from '@/lib/people/require-step-up'
import type { ApiView, EditableApi } from './api'
import type { ApiChange } from './api-input'
import { authorizeApi } from './authorize-api'
import { changeApis } from './change-apis'
import { findOwner } from './find-owner'
import { refuseClosing } from './refuse-closing'
import { refuseLostScopes } from './refuse-lost-scopes'
import { refuseTakenScopes } from './refuse-taken-scopes'
import { changedFields, refuseStale } from './revision'
import { findAppUses, replaceScopes, updateApi } from './store'
import { viewApi } from './view-api'

/**
 * Replaces the fields of an API; equal fields change nothing. Refuses with `forbidden`,
 * `not_found`, `invalid_input` with a sentence per field (for example, a scope cannot be removed
 * while apps are registered for it, nor a kind of access be closed while apps are granted it), `api_changed_meanwhile` when the API no longer has this
 * `revision`, and `step_up_required`.
 */
export async function editApi(actor: Actor, apiId: string, input: ApiChange): Promise<ApiView> {
  const { scopes: lines, revision, ownerEmail, ...about } = input
  return changeApis(actor, async (tx) => {
    const api = await authorizeApi(tx, actor, apiId)
    const owner = await findOwner(tx, api, ownerEmail)
    const next = { ...about, owner, scopes: lines.map(({ line: _, ...scope }) => scope) }
    const changed = changedFields(api, next)
    if (changed.length > 0) {
      refuseStale(api, revision)
      requireStepUp(actor)
      await refuseTakenScopes(tx, api, lines)
      await refuseLostScopes(tx, actor, { api, lines })
      await refuseClosing(tx, api, about)
      await updateApi(tx, apiId, { ...about, ownerId: owner?.id ?? null, updatedAt: now() })
      await replaceScopes(tx, api, next.scopes)
      await recordEvent(tx, actor, 'api.edited', {
        target: { kind: 'api', id: apiId, name: next.name },
        detail: {
          changed: changed.join(', '),
          before: valuesOf(inWords(api), changed),
          after: valuesOf(inWords(next), changed),
        },
      })
    }
    const names = next.scopes.map((scope) => scope.name)
    return viewApi(await authorizeApi(tx, actor, apiId), await findAppUses(tx, actor, names))
  })
}

/** The owner and the scopes as the audit log names them. */
function inWords({ owner, scopes, ...rest }: EditableApi) {
  const named = scopes.map(({ name, description }) => `${name} (${description})`)
  return { ...rest, owner: owner?.name ?? null, scopes: named }
}
