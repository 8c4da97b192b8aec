import { appPath } from '@/lib/apps/app'
import type { AuditTarget } from '@/lib/audit/events/audit-event'
import { AUDIT_PATH, auditAddress } from './audit-address'

/** The page of what was acted on; null where it has none. It may be gone by now. */
export function targetPath({ kind, id }: AuditTarget, appId: string | null): string | null {
  if (kind === 'app') return appPath(id)
  if (kind === 'secret') return appId ? `${appPath(appId)}/secrets` : null
  if (kind === 'api') return `/admin/apis/${id}`
  if (kind === 'provider') return `/admin/providers/${id}`
  if (kind === 'person') return auditAddress(AUDIT_PATH, { target: `person:${id}` })
  return null
}
