'use client'

import { useState } from 'react'
import type { PublicRefusal } from '@/lib/errors'
import type { Answer } from '@/lib/http/answer'

/** Why nothing came of it: a refusal of the house, or silence. */
export type Trouble = Pick<PublicRefusal, 'sentence' | 'fields'> & {
  code: PublicRefusal['code'] | 'no_answer'
}

const NO_ANSWER: Trouble = {
  code: 'no_answer',
  sentence:
    'No answer came back. Check your connection and look at the table before you try again: ' +
    'it may have happened all the same.',
}

/**
 * Knocks at a server action. What it answers is handed to the caller once and kept nowhere here,
 * because it may be a secret's value; only the trouble stays, until the next knock.
 */
export function useDoor<Form, Value>(door: (form: Form) => Promise<Answer<Value>>) {
  const [pending, setPending] = useState(false)
  const [trouble, setTrouble] = useState<Trouble | null>(null)

  async function knock(form: Form): Promise<Value | null> {
    setPending(true)
    const answer = await door(form).catch(() => null)
    setPending(false)
    if (answer?.ok) {
      setTrouble(null)
      return answer.value
    }
    setTrouble(answer ? answer.refusal : NO_ANSWER)
    return null
  }

  return { knock, pending, trouble, forget: () => setTrouble(null) }
}
