import { deliverDueMails } from '@/lib/mail/deliver-mails'
import { runEvery } from './run-every'

const EVERY_MS = 2_000

/**
 * Sends mails, every two seconds, in every process: each mail is that of one process. Returns a function
 * that ends it.
 */
export function startMailing(): () => Promise<void> {
  return runEvery(EVERY_MS, deliverDueMails)
}
