'use client'

import { unstable_rethrow } from 'next/navigation'
import { useState } from 'react'
import type { PublicRefusal } from '@/lib/errors'
import type { Answer } from '@/lib/http/answer'
import { useStepUp } from './step-up'

/** Why an action did nothing: a refusal, or no answer at all. */
export type ActionError = Pick<PublicRefusal, 'sentence' | 'fields'> & {
  code: PublicRefusal['code'] | 'no_answer'
}

const NO_ANSWER: ActionError = {
  code: 'no_answer',
  sentence:
    'No answer came back. Check your connection and reload the page before you try again: it may ' +
    'have happened all the same.',
}

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
    const answer = await withStepUp(() => action(...args)).catch(noAnswer)
    setPending(false)
    if (answer?.ok) {
      setError(null)
      onDone?.(answer.value)
      return answer.value
    }
    const failed = answer?.refusal ?? NO_ANSWER
    setError(failed)
    onError?.(failed)
    return null
  }

  return { call, pending, error, forget: () => setError(null) }
}

/** For `onError`: the page may be out of date then, unless nobody would let us look. */
export function ifStale(refresh: () => void): (error: ActionError) => void {
  return ({ code }) => {
    if (code !== 'no_answer' && code !== 'not_signed_in') refresh()
  }
}

/** An action that redirects stays pending until the page is gone. */
function noAnswer(error: unknown): Promise<null> {
  try {
    unstable_rethrow(error)
    return Promise.resolve(null)
  } catch {
    return new Promise(() => {})
  }
}
