import type { Tx } from '@/lib/db/client'
import { forgetCauses } from '../store'

/**
 * Makes the suspension of these apps one like any other, because the policy for which Keyturn had
 * suspended them has ended. They stay suspended until somebody resumes them. The caller has locked
 * the apps.
 */
export async function forgetSuspensionCause(tx: Tx, appIds: readonly string[]): Promise<void> {
  if (appIds.length > 0) await forgetCauses(tx, appIds)
}
