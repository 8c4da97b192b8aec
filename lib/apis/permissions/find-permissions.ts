import type { Tx } from '@/lib/db/client'
import type { PermissionOfApp } from './permission'
import { findPermissionRows } from './store'

/** The permissions of an app by scope, each with its API. The caller has authorized the actor. */
export async function findPermissions(tx: Tx, appId: string): Promise<PermissionOfApp[]> {
  const rows = await findPermissionRows(tx, appId)
  return rows.map(({ named, ...permission }) => ({ ...permission, api: named.api }))
}
