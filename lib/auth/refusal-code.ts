import type { Origin } from '@/lib/actor'
import { Refusal, type RefusalCode } from '@/lib/errors'
import { log } from '@/lib/log'

/** The code that next-auth puts into the redirect's URL; the reason goes to the log only. */
export function refusalCodeOf(error: unknown, { requestId }: Origin): RefusalCode {
  if (!(error instanceof Refusal)) log.error({ err: error, requestId }, 'signing in failed')
  else log.info({ refusal: error.code, reason: error.reason, requestId }, 'refused')
  return error instanceof Refusal ? error.code : 'defect'
}
