import type { Actor } from '@/lib/actor'
import { recordEvent } from '@/lib/audit/record-event'
import { inTransaction } from '@/lib/db/client'
import { authorizeCheckers } from './authorize-checkers'
import type { Checked } from './checker'
import { deleteChecker } from './store'

/**
 * Lets the app introspect these tokens no longer, from the next request on: it hears
 * `{"active": false}`. Does nothing if it did not. Refuses with `forbidden` and `not_found`.
 */
export async function stopChecking(actor: Actor, checked: Checked, appId: string): Promise<void> {
  const { organizationId } = actor
  await inTransaction(async (tx) => {
    const api = await authorizeCheckers(tx, actor, checked)
    const name = await deleteChecker(tx, { organizationId, appId, apiId: checked })
    if (name === null) return
    await recordEvent(tx, actor, 'app.check_ended', {
      target: { kind: 'app', id: appId, name },
      detail: { apiId: checked, api },
    })
  })
}
