'use client'

import { type ReactNode, useCallback, useMemo, useRef, useState } from 'react'
import { type Prover, ProverContext } from '@/components/ui/proof'
import type { ProofWays } from '@/lib/people/second-factor/second-factor'
import type { StepUpActions } from './step-up-actions'
import { StepUpDialog } from './step-up-dialog'

/**
 * Around pages whose actions may want a recent proof (`useProof`): asks for it in a dialog over
 * whatever is open, and answers whether it was given.
 */
export function StepUp({ actions, children }: { actions: StepUpActions; children: ReactNode }) {
  const [ways, setWays] = useState<ProofWays | null>(null)
  const [open, setOpen] = useState(false)
  const [slots, setSlots] = useState<readonly string[]>([])
  const settle = useRef<((proven: boolean) => void) | null>(null)

  const ask = useCallback(async () => {
    const found = await actions.ways()
    if (!found.ok) return false
    setWays(found.value)
    setOpen(true)
    return new Promise<boolean>((resolve) => {
      settle.current = resolve
    })
  }, [actions])

  const enter = useCallback((slot: string) => {
    setSlots((before) => [...before, slot])
    return () => setSlots((before) => before.filter((other) => other !== slot))
  }, [])

  const close = useCallback((proven: boolean) => {
    setOpen(false)
    settle.current?.(proven)
    settle.current = null
  }, [])

  const at = slots.at(-1) ?? null
  const prover = useMemo<Prover>(() => {
    const dialog = ways ? (
      <StepUpDialog open={open} ways={ways} actions={actions} close={close} />
    ) : null
    return { ask, enter, at, dialog }
  }, [ask, enter, at, open, ways, actions, close])

  return (
    <ProverContext value={prover}>
      {children}
      {at === null ? prover.dialog : null}
    </ProverContext>
  )
}
