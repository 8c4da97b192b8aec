import { CirclePause, Trash2 } from 'lucide-react'
import { Badge } from '@/components/ui/badge'
import type { AppStatus } from '@/lib/apps/app'

export function AppStatusBadge({ status }: { status: AppStatus }) {
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
