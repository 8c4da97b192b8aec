import { Ban, CircleCheck, CirclePause, Clock, Hourglass } from 'lucide-react'
import { Badge } from '@/components/ui/badge'
import type { SecretStatus } from '@/lib/secrets/secret'

/** Each status in a word, with its tone and icon. */
export const SECRET_LOOKS = {
  active: { word: 'Active', tone: 'good', icon: CircleCheck },
  expiring: { word: 'Expiring soon', tone: 'warning', icon: Hourglass },
  paused: { word: 'Paused', tone: 'warning', icon: CirclePause },
  expired: { word: 'Expired', tone: 'danger', icon: Clock },
  revoked: { word: 'Revoked', tone: 'neutral', icon: Ban },
} as const satisfies Record<SecretStatus, unknown>

export function StatusBadge({ status }: { status: SecretStatus }) {
  const { word, tone, icon } = SECRET_LOOKS[status]
  return (
    <Badge tone={tone} icon={icon}>
      {word}
    </Badge>
  )
}
