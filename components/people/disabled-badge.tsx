import { UserX } from 'lucide-react'
import { Badge } from '@/components/ui/badge'

/** Beside the name of somebody who is disabled in the organization. */
export function DisabledBadge() {
  return (
    <Badge tone="warning" icon={UserX}>
      Disabled
    </Badge>
  )
}
