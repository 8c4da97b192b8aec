import { deliverDueNotices } from '@/lib/oauth/logout-notices/deliver-notices'
import { runEvery } from './run-every'

const EVERY_MS = 5_000

/**
 * Tells apps of sign-outs that they have not heard of yet, every five seconds, in every process: each
 * notice is that of one process. Returns a function that ends it.
 */
export function startDelivering(): () => Promise<void> {
  return runEvery(EVERY_MS, deliverDueNotices)
}
