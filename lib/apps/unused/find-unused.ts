import type { Actor } from '@/lib/actor'
import { inTransaction } from '@/lib/db/client'
import { findPolicyOfApp } from '@/lib/policies/find-policy'
import { authorizeApp } from '../authorize-app'
import { findUnusedRow } from './store'
import { daysOf, type UnusedView, whatComes } from './unused'

/**
 * Since when nobody has used an app, and what comes when; null unless its owner was told. Refuses with
 * `not_found`.
 */
export function findUnused(actor: Actor, appId: string): Promise<UnusedView | null> {
  return inTransaction(async (tx) => {
    const app = await authorizeApp(tx, actor, appId, 'read')
    const row = await findUnusedRow(tx, appId)
    if (!row?.toldAt || !row.unusedSince || app.suspendedAt || app.deletedAt) return null
    const { organizationId } = app
    const policy = await findPolicyOfApp(tx, { organizationId, appId })
    const told = { since: row.unusedSince, toldAt: row.toldAt }
    return whatComes(told, daysOf(policy, app.source))
  })
}
