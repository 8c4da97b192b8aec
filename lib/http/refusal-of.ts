import { StorageFailure } from '@/lib/db/storage-failure'
import { Refusal } from '@/lib/errors'
import { log, logFailure } from '@/lib/log'
import { requestNotes } from '@/lib/request-notes'

/**
 * What to answer to anything that was thrown, after it was logged: the refusal itself, with the
 * request and the account that it concerns; `temporarily_unavailable` while the database does not
 * answer; otherwise `defect`. `failed` says in the log what broke.
 */
export function refusalOf(error: unknown, failed: string): Refusal {
  if (!(error instanceof Refusal)) {
    logFailure(error, failed)
    const isAway = error instanceof StorageFailure
    return new Refusal(isAway ? 'temporarily_unavailable' : 'defect')
  }
  const { code: refusal, reason } = error
  const { account, requestId } = requestNotes() ?? {}
  log.info({ refusal, reason, account, requestId }, 'refused')
  return error
}
