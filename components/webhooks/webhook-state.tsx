import { Badge, type Tone } from '@/components/ui/badge'
import type { DeliveryState, WebhookView } from '@/lib/webhooks/webhook'

const STATUS = {
  new: ['warning', 'Has no secret'],
  enabled: ['good', 'On'],
  disabled: ['neutral', 'Off'],
  failing: ['danger', 'Switched off: it failed'],
} as const satisfies Record<WebhookView['status'], [Tone, string]>

/** How an endpoint is. */
export function WebhookState({
  status,
  failingSince,
}: Pick<WebhookView, 'status' | 'failingSince'>) {
  if (status === 'enabled' && failingSince) return <Badge tone="warning">Failing</Badge>
  const [tone, words] = STATUS[status]
  return <Badge tone={tone}>{words}</Badge>
}

const DELIVERY = {
  waiting: ['info', 'Waiting'],
  delivered: ['good', 'Delivered'],
  given_up: ['danger', 'Given up'],
} as const satisfies Record<DeliveryState, [Tone, string]>

/** How far a message has come. */
export function DeliveryBadge({ state }: { state: DeliveryState }) {
  const [tone, words] = DELIVERY[state]
  return <Badge tone={tone}>{words}</Badge>
}
