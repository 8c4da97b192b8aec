import type { Origin } from '@/lib/actor'
import { Refusal, type RefusalCode } from '@/lib/errors'
import { log, logFailure } from '@/lib/log'
import { requestNotes } from '@/lib/request-notes'

/** The code that next-auth puts into the redirect's URL; the reason and the account's id go to the log only. */
export function refusalCodeOf(error: unknown, { requestId }: Origin): RefusalCode {
  if (!(error instanceof Refusal)) {
    logFailure(error, 'signing in failed')
    return 'defect'
  }
  const { code: refusal, reason } = error
  log.info({ refusal, reason, account: requestNotes()?.account, requestId }, 'refused')
  return refusal
}
