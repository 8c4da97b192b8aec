import { StorageFailure } from '@/lib/db/storage-failure'
import { REFUSALS } from '@/lib/errors'
import { setAnswerStatus } from './answer-status'

/** Makes the answer of a page or a route 503 when the database did not answer. */
export function noteRequestError(error: unknown): void {
  if (error instanceof StorageFailure) setAnswerStatus(REFUSALS.temporarily_unavailable[0])
}
