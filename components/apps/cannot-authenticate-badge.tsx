import { ShieldX } from 'lucide-react'
import { Badge } from '@/components/ui/badge'
import type { WhyCannotAuthenticate } from '@/lib/apps/cannot-authenticate'

/** Why the app cannot authenticate, after “Cannot authenticate:”. */
export const WHY: Record<WhyCannotAuthenticate, string> = {
  no_secret: 'no secret and no key',
  expired: 'all secrets have expired',
  ended: 'all secrets have ended',
  paused: 'all secrets are paused',
  no_key: 'it takes no secret, and has no key',
}

export function CannotAuthenticateBadge() {
  return (
    <Badge tone="danger" icon={ShieldX}>
      Cannot authenticate
    </Badge>
  )
}
