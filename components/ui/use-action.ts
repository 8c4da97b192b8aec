'use client'

import { unstable_rethrow } from 'next/navigation'
import { useState } from 'react'
import type { PublicRefusal } from '@/lib/errors'
import type { Answer } from '@/lib/http/answer'
import { isOfOtherBuild, UPDATED } from './other-build'
import { useStepUp } from './step-up'

/** Why an action did nothing: a refusal, a page that is older than the server, or no answer at all. */
export type ActionError = Pick<PublicRefusal, 'sentence' | 'fields'> & {
  code: PublicRefusal['code'] | 'updated' | 'no_answer'
}

const NO_ANSWER: ActionError = {
  code: 'no_answer',
  sentence:
    'No answer came back. Check your connection and reload the page before you try again: it may ' +
    'have happened all the same.',
}

const OF_OTHER_BUILD: ActionError = { code: 'updated', sentence: UPDATED }

type Listeners<T> = {
  onDone?: ((value: T) => void) | undefined
  onError?: ((error: ActionError) => void) | undefined
}

/**
 * Calls a server action, and asks for a step-up where the action wants one. The value is handed on
 * once and kept nowhere here, because it may be a secret; only the error stays, until the next call.
 * A call while another is under way does nothing.
 */
export function useAction<Args extends unknown[], T>(
  action: (...args: Args) => Promise<Answer<T>>,
  { onDone, onError }: Listeners<T> = {},
) {
  const [pending, setPending] = useState(false)
  const [error, setError] = useState<ActionError | null>(null)
  const withStepUp = useStepUp()

  // No transition: the dialog of a step-up stands inside a call that waits for it.
  async function call(...args: Args): Promise<T | null> {
    if (pending) return null
    setPending(true)
    const answer = await withStepUp(() => action(...args)).catch(whyNoAnswer)
    setPending(false)
    if (answer.ok) {
      setError(null)
      onDone?.(answer.value)
      return answer.value
    }
    const failed = answer.refusal
    setError(failed)
    onError?.(failed)
    return null
  }

  return { call, pending, error, forget: () => setError(null) }
}

const LEAVE_AS_IT_IS: ActionError['code'][] = ['no_answer', 'not_signed_in', 'updated']

/** For `onError`: the page may be out of date then, unless looking would not help or lose what was typed. */
export function ifStale(refresh: () => void): (error: ActionError) => void {
  return ({ code }) => {
    if (!LEAVE_AS_IT_IS.includes(code)) refresh()
  }
}

/** An action that redirects stays pending until the page is gone. */
async function whyNoAnswer(error: unknown): Promise<{ ok: false; refusal: ActionError }> {
  try {
    unstable_rethrow(error)
    return { ok: false, refusal: isOfOtherBuild(error) ? OF_OTHER_BUILD : NO_ANSWER }
  } catch {
    return new Promise(() => {})
  }
}
