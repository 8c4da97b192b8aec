import { now } from '@/lib/clock'
import type { Tx } from '@/lib/db/client'
import type { SuspensionCause } from '../app'
import { updateApp } from '../store'

/**
 * Suspends an app for a cause that Keyturn has found. The caller has locked the app, which is in
 * service, and records the event.
 */
export async function suspendByItself(
  tx: Tx,
  appId: string,
  cause: SuspensionCause,
): Promise<void> {
  const at = now()
  await updateApp(tx, appId, { suspendedAt: at, suspendedFor: cause, updatedAt: at })
}
