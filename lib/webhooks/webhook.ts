export const WEBHOOKS_MAX = 20
export const WEBHOOK_URL_MAX = 500
export const WEBHOOK_DESCRIPTION_MAX = 200
export const WEBHOOK_EVENTS_MAX = 200
export const WEBHOOK_FAILURE_MAX = 300
export const DELIVERIES_PER_PAGE = 25

/** The action that the test button writes; it goes to its endpoint alone. */
export const TEST_ACTION = 'webhook.test'

/** `new`: it has no secret yet. `failing`: Keyturn has switched it off, after days of failures. */
export type WebhookStatus = 'new' | 'enabled' | 'disabled' | 'failing'

/** An endpoint as the portal shows it. */
export type WebhookView = {
  id: string
  url: string
  description: string
  /** Actions, or `secret.*` for all of a noun. */
  events: readonly string[]
  status: WebhookStatus
  createdAt: Date
  createdByName: string
  lastDeliveredAt: Date | null
  /** The first failure since the last success. */
  failingSince: Date | null
  lastFailure: string | null
}

/** A signing secret, without its value. */
export type WebhookSecretView = {
  id: string
  lastFour: string
  createdAt: Date
  createdByName: string
}

export type DeliveryState = 'waiting' | 'delivered' | 'given_up'

/** One message to an endpoint. */
export type WebhookDeliveryView = {
  /** The `webhook-id`. */
  id: string
  eventId: string
  action: string
  at: Date
  state: DeliveryState
  attempts: number
  nextAttemptAt: Date | null
  lastAttemptAt: Date | null
  deliveredAt: Date | null
  lastStatus: number | null
  lastFailure: string | null
}

/** What an endpoint is called. What stands behind the host may be a key: lists and logs leave it out. */
export function webhookName({ url }: Pick<WebhookView, 'url'>): string {
  return new URL(url).host
}

/** How far a message has come. */
export function deliveryState(delivery: {
  deliveredAt: Date | null
  nextAttemptAt: Date | null
}): DeliveryState {
  if (delivery.deliveredAt) return 'delivered'
  return delivery.nextAttemptAt ? 'waiting' : 'given_up'
}
