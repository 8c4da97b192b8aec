'use client'

import { lazy, type ReactNode, Suspense, useCallback, useMemo, useRef, useState } from 'react'
import { StepUpContext, type StepUpPrompt } from '@/components/ui/step-up'
import type { AuthenticationMethods } from '@/lib/people/second-factor/second-factor'
import type { StepUpActions } from './step-up-actions'

const loadDialog = () => import('./step-up-dialog')
const StepUpDialog = lazy(async () => ({ default: (await loadDialog()).StepUpDialog }))

/**
 * Around pages whose actions may want a recent authentication (`useStepUp`): asks for it in a dialog
 * over whatever is open, and answers whether the person has authenticated.
 */
export function StepUp({ actions, children }: { actions: StepUpActions; children: ReactNode }) {
  const [methods, setMethods] = useState<AuthenticationMethods | null>(null)
  const [open, setOpen] = useState(false)
  const [slots, setSlots] = useState<readonly string[]>([])
  const settle = useRef<((done: boolean) => void) | null>(null)

  const ask = useCallback(async () => {
    // Whoever is asked has the dialog's script too: else the refusal stands, and what was typed.
    const [found] = await Promise.all([actions.listMethods(), loadDialog()])
    if (!found.ok) return false
    setMethods(found.value)
    setOpen(true)
    return new Promise<boolean>((resolve) => {
      settle.current = resolve
    })
  }, [actions])

  const enter = useCallback((slot: string) => {
    setSlots((before) => [...before, slot])
    return () => setSlots((before) => before.filter((other) => other !== slot))
  }, [])

  const close = useCallback((done: boolean) => {
    setOpen(false)
    settle.current?.(done)
    settle.current = null
  }, [])

  const at = slots.at(-1) ?? null
  const prompt = useMemo<StepUpPrompt>(() => {
    const dialog = methods ? (
      <Suspense>
        <StepUpDialog open={open} methods={methods} actions={actions} close={close} />
      </Suspense>
    ) : null
    return { ask, enter, at, dialog }
  }, [ask, enter, at, open, methods, actions, close])

  return (
    <StepUpContext value={prompt}>
      {children}
      {at === null ? prompt.dialog : null}
    </StepUpContext>
  )
}
