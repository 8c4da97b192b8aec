import type { Actor } from '@/lib/actor'
import { recordEvent } from '@/lib/audit/record-event'
import { Refusal } from '@/lib/errors'
import { requireStepUp } from '@/lib/people/require-step-up'
import { authorizeApi } from './authorize-api'
import { changeApis } from './change-apis'
import { findAppUses, removeApi } from './store'

/**
 * Deletes an API and its scopes. Apps that are registered for these scopes keep the names, but the
 * names then have no description. Refuses with `forbidden`, `not_found`, `step_up_required`, and
 * with `api_in_use` if apps are registered for its scopes and the actor has not confirmed that
 * (`evenThoughUsed`).
 */
export async function deleteApi(
  actor: Actor,
  apiId: string,
  { evenThoughUsed }: { evenThoughUsed: boolean },
): Promise<void> {
  await changeApis(actor, async (tx) => {
    requireStepUp(actor)
    const { name, identifier, scopes } = await authorizeApi(tx, actor, apiId)
    const uses = await findAppUses(
      tx,
      actor,
      scopes.map((scope) => scope.name),
    )
    if (uses.length > 0 && !evenThoughUsed) throw new Refusal('api_in_use', `${uses.length} apps`)
    await removeApi(tx, apiId)
    await recordEvent(tx, actor, 'api.deleted', {
      target: { kind: 'api', id: apiId, name },
      detail: { identifier, apps: uses.length },
    })
  })
}
