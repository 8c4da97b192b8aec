import { now } from '@/lib/clock'
import type { Tx } from '@/lib/db/client'
import type { SuspensionCause } from './app'
import { type AppRecord, updateApp } from './store'

/**
 * Suspends an app for a cause that Keyturn has found. The caller has locked the app, which is in
 * service, and records the event. Answers its row as it is then.
 */
export function suspendByItself(tx: Tx, appId: string, cause: SuspensionCause): Promise<AppRecord> {
  const at = now()
  return updateApp(tx, appId, { suspendedAt: at, suspendedFor: cause, updatedAt: at })
}
