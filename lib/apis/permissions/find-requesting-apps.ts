import type { Tx } from '@/lib/db/client'
import { findAppsWithPermissions } from './store'

/** Which of these apps have scopes of an API here, so that somebody decides about them. */
export async function findRequestingApps(tx: Tx, appIds: readonly string[]): Promise<Set<string>> {
  return new Set(await findAppsWithPermissions(tx, appIds))
}
