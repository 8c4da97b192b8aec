import type { AppStatus, SuspensionCause } from './app'

/**
 * Which refusal keeps an app from getting anything new: it is deleted, waits for an approval or for a
 * confirmation, or is suspended. Null while it is in service.
 */
export function whyIdle(status: AppStatus, suspendedFor: SuspensionCause | null) {
  if (status === 'deleted') return 'app_deleted'
  if (status === 'active') return null
  if (suspendedFor === 'approval') return 'app_waits_for_approval'
  return suspendedFor === 'recertification' ? 'app_waits_for_confirmation' : 'app_suspended'
}
