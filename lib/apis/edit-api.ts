import { isDeepStrictEqual } from 'node:util'
import type { Actor } from '@/lib/actor'
import { recordEvent } from '@/lib/audit/record-event'
import { now } from '@/lib/clock'
import { inTransaction, type Tx } from '@/lib/db/client'
import { Refusal } from '@/lib/errors'
import { lockOrganization } from '@/lib/organizations/lock-organization'
import { requireStepUp } from '@/lib/people/require-step-up'
import type { ApiView } from './api'
import type { ApiChange } from './api-input'
import { authorizeApi, authorizeApiChange } from './authorize-api'
import { refuseTakenScopes } from './refuse-taken-scopes'
import { revisionOf } from './revision'
import type { ScopeLine } from './scope-lines'
import { type ApiRecord, findAppUses, replaceScopes, updateApi } from './store'
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
  authorizeApiChange(actor)
  return inTransaction(async (tx) => {
    await lockOrganization(tx, actor.organizationId)
    const api = await authorizeApi(tx, actor, apiId)
    const next = { ...about, scopes: lines.map(({ line: _, ...scope }) => scope).sort(byName) }
    const before = { ...api, scopes: api.scopes.toSorted(byName) }
    const fields = Object.keys(next) as (keyof typeof next)[]
    const changed = fields.filter((field) => !isDeepStrictEqual(next[field], before[field]))
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

function refuseStale(api: ApiRecord, revision: string | undefined): void {
  if (revision === undefined || revision === revisionOf(api)) return
  throw new Refusal('api_changed_meanwhile', `API ${api.id}`)
}

function byName(one: { name: string }, other: { name: string }): number {
  return one.name < other.name ? -1 : 1
}

async function refuseLostScopes(
  tx: Tx,
  actor: Actor,
  edit: { api: ApiRecord; lines: readonly ScopeLine[] },
): Promise<void> {
  const kept = new Set(edit.lines.map(({ name }) => name))
  const lost = edit.api.scopes.map(({ name }) => name).filter((name) => !kept.has(name))
  const uses = await findAppUses(tx, actor, lost)
  if (uses.length === 0) return
  const complaints = lost.flatMap((name) => {
    const apps = uses.filter(({ scopes }) => scopes.includes(name)).map((app) => `“${app.name}”`)
    return apps.length > 0 ? [`${name} is used by ${apps.join(', ')}.`] : []
  })
  throw new Refusal('invalid_input', 'scopes in use', {
    scopes: `${complaints.join(' ')} Take it out of these apps first, or keep it.`,
  })
}
