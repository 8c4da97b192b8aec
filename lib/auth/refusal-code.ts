import type { RefusalCode } from '@/lib/errors'
import { refusalOf } from '@/lib/http/refusal-of'

/**
 * The code that next-auth puts into the redirect's URL; the reason and the account's id go to the log
 * only.
 */
export function refusalCodeOf(error: unknown): RefusalCode {
  return refusalOf(error, 'signing in failed').code
}
