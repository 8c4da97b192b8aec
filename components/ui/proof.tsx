'use client'

import { createContext, type ReactNode, useCallback, useContext, useEffect, useId } from 'react'
import type { PublicRefusal } from '@/lib/errors'

type Outcome<T> = { ok: true; value: T } | { ok: false; refusal: PublicRefusal }

/** Who asks for a proof, and where on the screen. */
export type Prover = {
  /** Resolves with whether it was given. */
  ask: () => Promise<boolean>
  /** A dialog that is open makes itself known, and answers how it leaves. */
  enter: (slot: string) => () => void
  /** The innermost open dialog: the question is asked inside it. */
  at: string | null
  dialog: ReactNode
}

export const ProverContext = createContext<Prover | null>(null)

/**
 * Knocks at a server action; where it wants a recent proof, asks for one in place and knocks again.
 * Nothing that was typed is lost. Every caller of an action that may want one goes through this.
 */
export function useProof(): <T>(work: () => Promise<Outcome<T>>) => Promise<Outcome<T>> {
  const ask = useContext(ProverContext)?.ask
  return useCallback(
    async (work) => {
      const outcome = await work()
      if (outcome.ok || outcome.refusal.code !== 'step_up_required' || !ask) return outcome
      return (await ask()) ? work() : outcome
    },
    [ask],
  )
}

/** Where a dialog asks for a proof: inside, so that keyboard and focus stay with the innermost. */
export function ProofSlot() {
  const prover = useContext(ProverContext)
  const slot = useId()
  const enter = prover?.enter
  useEffect(() => enter?.(slot), [enter, slot])
  return prover?.at === slot ? prover.dialog : null
}
