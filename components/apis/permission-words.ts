import type { Tone } from '@/components/ui/badge'
import type { ApiAccess } from '@/lib/apis/api'
import type { Permission, PermissionStatus } from '@/lib/apis/permissions/permission'

/** Which apps get a kind of access. */
export const ACCESS_LABELS = {
  nobody: 'Nobody',
  with_approval: 'With approval',
  every_app: 'Every app',
} as const satisfies Record<ApiAccess, string>

/** What became of a request. */
export const STATUSES = {
  requested: { label: 'Requested', tone: 'warning' },
  granted: { label: 'Granted', tone: 'good' },
  refused: { label: 'Refused', tone: 'danger' },
} as const satisfies Record<PermissionStatus, { label: string; tone: Tone }>

/** Who requested or decided it. */
export function byWhom(permission: Permission): string {
  const { status, byMigration, requestedByName, decidedByName } = permission
  if (status === 'requested')
    return requestedByName ? `by ${requestedByName}` : 'by its registration'
  if (byMigration) return 'in use before there were permissions'
  return decidedByName ? `by ${decidedByName}` : 'by the API’s own rule'
}
