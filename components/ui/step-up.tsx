'use client'

import { createContext, type ReactNode, useCallback, useContext, useEffect, useId } from 'react'
import type { Answer } from '@/lib/http/answer'

/** Who asks for a step-up, and where on the screen. */
export type StepUpPrompt = {
  /** Resolves with whether the person has authenticated again. */
  ask: () => Promise<boolean>
  /** The same where it is too long ago; otherwise yes at once. */
  ensure: () => Promise<boolean>
  /** An open dialog registers its slot, and gets what removes it again. */
  enter: (slot: string) => () => void
  /** The slot of the innermost open dialog: the step-up is asked inside it. */
  at: string | null
  dialog: ReactNode
}

export const StepUpContext = createContext<StepUpPrompt | null>(null)

/**
 * Calls a server action; where it wants a recent authentication, asks for it in place and calls
 * again. Nothing that was typed is lost. `useAction` calls every action through this.
 */
export function useStepUp(): <T>(call: () => Promise<Answer<T>>) => Promise<Answer<T>> {
  const ask = useContext(StepUpContext)?.ask
  return useCallback(
    async (call) => {
      const answer = await call()
      if (answer.ok || answer.refusal.code !== 'step_up_required' || !ask) return answer
      return (await ask()) ? call() : answer
    },
    [ask],
  )
}

/**
 * Asks for a step-up before a form that needs one: runs `open` at once where the person has
 * authenticated lately, else after they have. A form that was open for long is asked by `useStepUp`.
 */
export function useStepUpFirst(): (open: () => void) => void {
  const ensure = useContext(StepUpContext)?.ensure
  return useCallback(
    (open) => {
      if (ensure) void ensure().then((proven) => proven && open())
      else open()
    },
    [ensure],
  )
}

/** On a page that is such a form. */
export function StepUpFirst() {
  const first = useStepUpFirst()
  useEffect(() => first(() => {}), [first])
  return null
}

/** The slot of a dialog for a step-up: inside, so that keyboard and focus stay in the innermost. */
export function StepUpSlot() {
  const prompt = useContext(StepUpContext)
  const slot = useId()
  const enter = prompt?.enter
  useEffect(() => enter?.(slot), [enter, slot])
  return prompt?.at === slot ? prompt.dialog : null
}
