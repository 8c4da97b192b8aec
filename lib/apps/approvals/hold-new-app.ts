import type { Actor } from '@/lib/actor'
import type { Tx } from '@/lib/db/client'
import { findPolicy } from '@/lib/policies/find-policy'
import type { AppRecord } from '../store'
import { suspendByItself } from '../suspend-by-itself'
import { NO_CHANGE } from './approval'
import { ask } from './ask'
import { needsApproval } from './needs-approval'

/**
 * Suspends an app that was registered in this transaction until an administrator approves it, where
 * the policy says so and the actor is not one. Answers its row as it is then.
 */
export async function holdNewApp(tx: Tx, actor: Actor, app: AppRecord): Promise<AppRecord> {
  if (!needsApproval(actor)) return app
  if (!(await findPolicy(tx, app.organizationId)).approveNewApps) return app
  await ask(tx, actor, { app, kind: 'new_app', change: NO_CHANGE })
  return suspendByItself(tx, app.id, 'approval')
}
