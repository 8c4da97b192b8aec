import type { Actor } from '@/lib/actor'
import { now } from '@/lib/clock'
import { inTransaction, type Tx } from '@/lib/db/client'
import { holdOrganization } from '@/lib/organizations/hold-organization'
import { findPolicyOfApp } from '@/lib/policies/find-policy'
import type { AppView } from './app'
import { authorizeApp } from './authorize-app'
import type { PlannedChange } from './planned-change'
import { refuseByPolicy } from './refuse-by-policy'
import { type AppRecord, updateApp } from './store'
import { viewApp } from './view-app'

/**
 * The frame of every change of an app. It authorizes the actor, locks the app, and asks the rule
 * what to do. Then it writes the change with a raised version and records it in the audit log. If
 * the rule answers null, nothing changes. Refuses with `not_found` and `forbidden`, with
 * `invalid_input` about what it adds and the policy does not allow, and with whatever the rule refuses.
 */
export async function changeApp(
  actor: Actor,
  appId: string,
  rule: (app: AppRecord, tx: Tx) => PlannedChange | null | Promise<PlannedChange | null>,
): Promise<AppView> {
  return inTransaction(async (tx) => {
    await holdOrganization(tx, actor.organizationId)
    const app = await authorizeApp(tx, actor, appId, 'change')
    const change = await rule(app, tx)
    if (!change) return viewApp(tx, actor, app)
    await refuseWhatIsAdded(tx, app, change)
    const changed = await updateApp(tx, appId, { ...change.data, updatedAt: now() })
    await change.record(tx, actor, changed)
    return viewApp(tx, actor, changed)
  })
}

async function refuseWhatIsAdded(tx: Tx, app: AppRecord, { data }: PlannedChange): Promise<void> {
  if (!data.redirectUris && !data.postLogoutRedirectUris && !data.scopes) return
  const { id: appId, organizationId } = app
  refuseByPolicy(await findPolicyOfApp(tx, { organizationId, appId }), data, app)
}
