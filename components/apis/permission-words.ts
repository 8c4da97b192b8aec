import type { ApiAccess } from '@/lib/apis/api'

/** Which apps get a kind of access. */
export const ACCESS_LABELS = {
  nobody: 'Nobody',
  with_approval: 'With approval',
  every_app: 'Every app',
} as const satisfies Record<ApiAccess, string>
