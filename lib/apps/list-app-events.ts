import type { Actor } from '@/lib/actor'
import { type AuditLogPage, listEvents } from '@/lib/audit/list-events'
import { db } from '@/lib/db/client'
import { authorizeApp } from './authorize-app'
import { findSecretIds } from './store'

/**
 * The events of the app and its secrets, the latest first. `before` is the `next` of the previous
 * page. Refuses with `not_found`.
 */
export async function listAppEvents(
  actor: Actor,
  appId: string,
  { before }: { before?: string | undefined } = {},
): Promise<AuditLogPage> {
  await authorizeApp(db(), actor, appId, 'read')
  const secretIds = await findSecretIds(db(), appId)
  return listEvents(db(), actor.organizationId, {
    targets: [
      { kind: 'app', ids: [appId] },
      { kind: 'secret', ids: secretIds },
    ],
    before,
  })
}
