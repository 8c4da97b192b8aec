import { deliverDueMails } from '@/lib/mail/deliver-mails'
import { answerResetRequests } from '@/lib/people/forgotten/answer-reset-requests'
import { runEvery } from './run-every'

const EVERY_MS = 2_000

/**
 * Answers requests for new passwords and sends mails, every two seconds, in every process: each mail is that of one process. Returns a function
 * that ends it.
 */
export function startMailing(): () => Promise<void> {
  return runEvery(EVERY_MS, async (isStopping) => {
    await answerResetRequests(isStopping)
    await deliverDueMails(isStopping)
  })
}
