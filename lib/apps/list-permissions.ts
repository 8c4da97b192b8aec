import type { Actor } from '@/lib/actor'
import { findPermissions } from '@/lib/apis/permissions/find-permissions'
import type { PermissionOfApp } from '@/lib/apis/permissions/permission'
import { db } from '@/lib/db/client'
import { authorizeApp } from './authorize-app'

/**
 * What the app requests of APIs, by scope, and what became of it. Refuses with `not_found`.
 */
export async function listPermissions(actor: Actor, appId: string): Promise<PermissionOfApp[]> {
  const { id } = await authorizeApp(db(), actor, appId, 'read')
  return findPermissions(db(), id)
}
