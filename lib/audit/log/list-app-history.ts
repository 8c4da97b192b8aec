import type { Actor } from '@/lib/actor'
import { authorizeApp } from '@/lib/apps/authorize-app'
import { db } from '@/lib/db/client'
import type { AuditQuery } from './audit-query'
import { type AuditPage, pageOf } from './list-audit-events'
import { narrow } from './narrow'

/**
 * One page of everything that the audit log has about an app, its secrets and its keys, the latest
 * first. What people allow the app and take back is seen by administrators and support alone. The
 * query's own `app` counts for nothing. Refuses with `not_found`.
 */
export async function listAppHistory(
  actor: Actor,
  appId: string,
  query: AuditQuery,
): Promise<AuditPage> {
  await authorizeApp(db(), actor, appId, 'read')
  const narrowed = await narrow(actor, { ...query, app: appId })
  return pageOf(actor, query, { ...narrowed, withoutGrants: actor.role === 'developer' })
}
