import { deliverMessages } from '@/lib/webhooks/delivery/deliver-messages'
import { runEvery } from './run-every'

const EVERY_MS = 1_000

/** Sends webhooks every second, in every process. Returns a function that ends it. */
export function startDeliveringWebhooks(): () => Promise<void> {
  return runEvery(EVERY_MS, deliverMessages)
}
