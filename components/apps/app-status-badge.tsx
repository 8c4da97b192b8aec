import { CirclePause, Hourglass, Trash2 } from 'lucide-react'
import { Badge } from '@/components/ui/badge'
import type { AppStatus, SuspensionCause } from '@/lib/apps/app'

type AppStatusBadgeProps = { status: AppStatus; suspendedFor?: SuspensionCause | null }

export function AppStatusBadge({ status, suspendedFor }: AppStatusBadgeProps) {
  if (status === 'suspended' && suspendedFor === 'approval') {
    return (
      <Badge tone="warning" icon={Hourglass}>
        Waiting for approval
      </Badge>
    )
  }
  if (status === 'suspended') {
    return (
      <Badge tone="warning" icon={CirclePause}>
        Suspended
      </Badge>
    )
  }
  if (status === 'deleted') {
    return (
      <Badge tone="danger" icon={Trash2}>
        Deleted
      </Badge>
    )
  }
  return <Badge tone="good">Active</Badge>
}
