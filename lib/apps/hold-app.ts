import type { Tx } from '@/lib/db/client'
import { lockApp } from './store'

/**
 * Locks the app's row until the transaction ends, for what Keyturn does by itself: changes of one
 * app and its secrets happen one after another.
 */
export function holdApp(tx: Tx, app: { organizationId: string; appId: string }): Promise<void> {
  return lockApp(tx, app.organizationId, app.appId)
}
