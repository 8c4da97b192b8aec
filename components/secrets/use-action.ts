'use client'

import { useState } from 'react'
import { useProof } from '@/components/ui/proof'
import type { PublicRefusal } from '@/lib/errors'
import type { Answer } from '@/lib/http/answer'

/** Why nothing came of it: a refusal of the house, or silence. */
export type Trouble = Pick<PublicRefusal, 'sentence' | 'fields'> & {
  code: PublicRefusal['code'] | 'no_answer'
}

const NO_ANSWER: Trouble = {
  code: 'no_answer',
  sentence:
    'No answer came back. Check your connection and reload the page before you try again: it may ' +
    'have happened all the same.',
}

/**
 * Knocks at a server action. What it answers is handed to the caller once and kept nowhere here,
 * because it may be a secret's value; only the trouble stays, until the next call. Whatever it was,
 * the page may be out of date then: `onStale` is called, unless nobody would let us look.
 */
export function useAction<Form, Value>(
  action: (form: Form) => Promise<Answer<Value>>,
  onStale: () => void,
) {
  const [pending, setPending] = useState(false)
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const proven = useProof()

  async function call(form: Form): Promise<Value | null> {
    setPending(true)
    const answer = await proven(() => action(form)).catch(() => null)
    setPending(false)
    if (answer?.ok) {
      setTrouble(null)
      return answer.value
    }
    setTrouble(answer ? answer.refusal : NO_ANSWER)
    if (answer && answer.refusal.code !== 'not_signed_in') onStale()
    return null
  }

  return { call, pending, trouble, forget: () => setTrouble(null) }
}
