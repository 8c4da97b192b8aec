import { notFound, redirect, unstable_rethrow } from 'next/navigation'
import { type PublicRefusal, Refusal } from '@/lib/errors'
import { noteActionBegan, setAnswerStatus } from './answer-status'
import { refusalOf } from './refusal-of'

/** What every server action answers: the value, or the refusal that a person may read. */
export type Answer<T> = { ok: true; value: T } | { ok: false; refusal: PublicRefusal }

/**
 * Runs the work of a server action. A `Refusal` becomes an answer, and its private reason goes to
 * the log; anything else is logged whole and answered with one sentence, so that what was typed
 * stays on the screen. The HTTP status is the refusal's. Next's own signals (redirect, notFound) pass
 * through.
 */
export async function answer<T>(work: () => Promise<T>): Promise<Answer<T>> {
  noteActionBegan()
  try {
    return { ok: true, value: await work() }
  } catch (error) {
    unstable_rethrow(error)
    const refusal = refusalOf(error, 'a server action failed')
    setAnswerStatus(refusal.status)
    return { ok: false, refusal: refusal.toPublic() }
  }
}

/**
 * Runs the work of a server action that answers with another page, whose path it returns. A
 * `Refusal` is answered 404: only who sends something else than our page gets one.
 */
export async function leadTo(work: () => Promise<string>): Promise<never> {
  noteActionBegan()
  const path = await work().catch((error) => {
    if (error instanceof Refusal) notFound()
    throw error
  })
  redirect(path)
}
