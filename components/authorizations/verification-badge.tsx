import { BadgeCheck, CircleHelp } from 'lucide-react'
import { Badge } from '@/components/ui/badge'

/** Whether an administrator of the app's organization has vouched for it. */
export function VerificationBadge({ verified }: { verified: boolean }) {
  if (verified) {
    return (
      <Badge tone="info" icon={BadgeCheck}>
        Verified
      </Badge>
    )
  }
  return (
    <Badge tone="neutral" icon={CircleHelp}>
      Not verified
    </Badge>
  )
}
