import { redirect, unstable_rethrow } from 'next/navigation'
import { type PublicRefusal, REFUSALS, Refusal } from '@/lib/errors'
import { log, logFailure } from '@/lib/log'
import { requestNotes } from '@/lib/request-notes'
import { noteActionBegan, setAnswerStatus } from './answer-status'
import { requestOrigin } from './request-origin'

/** What every server action answers: the value, or the refusal that a person may read. */
export type Answer<T> = { ok: true; value: T } | { ok: false; refusal: PublicRefusal }

/**
 * Runs the work of a server action. A `Refusal` becomes an answer, and its private reason goes to
 * the log; anything else is a defect, logged whole and answered with one sentence, so that what was
 * typed stays on the screen. The HTTP status is the refusal's. Next's own
 * signals (redirect, notFound) pass through.
 */
export async function answer<T>(work: () => Promise<T>): Promise<Answer<T>> {
  noteActionBegan()
  try {
    return { ok: true, value: await work() }
  } catch (error) {
    unstable_rethrow(error)
    if (!(error instanceof Refusal)) {
      logFailure(error, 'a server action failed')
      setAnswerStatus(REFUSALS.defect[0])
      return { ok: false, refusal: new Refusal('defect').toPublic() }
    }
    const { requestId } = await requestOrigin()
    const { code: refusal, reason } = error
    log.info({ refusal, reason, account: requestNotes()?.account, requestId }, 'refused')
    setAnswerStatus(error.status)
    return { ok: false, refusal: error.toPublic() }
  }
}

/** Runs the work of a server action that answers with another page, whose path it returns. */
export async function leadTo(work: () => Promise<string>): Promise<never> {
  noteActionBegan()
  redirect(await work())
}
