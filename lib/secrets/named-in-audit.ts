import type { AuditTarget } from '@/lib/audit/events/audit-event'
import type { Named } from './ending-store'
import { formatHint } from './secret'

/** How the audit log names a secret. */
export function targetOf({ id, name }: Pick<Named, 'id' | 'name'>): AuditTarget<'secret'> {
  return { kind: 'secret', id, name }
}

/** What every event of a secret says about it: its app, and the hint by which people know it. */
export function knownBy(secret: Omit<Named, 'name'>): { appId: string; hint: string } {
  return { appId: secret.appId, hint: formatHint(secret) }
}
