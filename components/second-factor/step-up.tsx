'use client'

import {
  lazy,
  type ReactNode,
  Suspense,
  useCallback,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import { StepUpContext, type StepUpPrompt } from '@/components/ui/step-up'
import type { AuthenticationMethods } from '@/lib/people/second-factor/second-factor'
import type { StepUpActions } from './step-up-actions'

const loadDialog = () => import('./step-up-dialog')
const StepUpDialog = lazy(async () => ({ default: (await loadDialog()).StepUpDialog }))

type Times = {
  /** For how long the person need not authenticate, counted from when the page was made. */
  recentMs: number
  /** For how long whoever has just authenticated need not do so again. */
  stepUpMinutes: number
}

type StepUpProps = Times & { actions: StepUpActions; children: ReactNode }

/**
 * Around pages whose actions may want a recent authentication (`useStepUp`, `useStepUpFirst`): asks
 * for it in a dialog over whatever is open, and answers whether the person has authenticated.
 */
export function StepUp({ actions, children, recentMs, stepUpMinutes: minutes }: StepUpProps) {
  const { isRecent, noteProven } = useRecent({ recentMs, stepUpMinutes: minutes })
  const { open, methods, ask, close } = useQuestion(actions, noteProven)
  const [slots, setSlots] = useState<readonly string[]>([])
  const enter = useCallback((slot: string) => {
    setSlots((before) => [...before, slot])
    return () => setSlots((before) => before.filter((other) => other !== slot))
  }, [])

  const at = slots.at(-1) ?? null
  const prompt = useMemo<StepUpPrompt>(() => {
    const ensure = async () => isRecent() || ask()
    const dialog = methods ? (
      <Suspense>
        <StepUpDialog
          open={open}
          minutes={minutes}
          methods={methods}
          actions={actions}
          close={close}
        />
      </Suspense>
    ) : null
    return { ask, ensure, enter, at, dialog }
  }, [isRecent, ask, enter, at, open, minutes, methods, actions, close])

  return (
    <StepUpContext value={prompt}>
      {children}
      {at === null ? prompt.dialog : null}
    </StepUpContext>
  )
}

/** The question, and what becomes of it. */
function useQuestion({ listMethods }: StepUpActions, onProven: () => void) {
  const [methods, setMethods] = useState<AuthenticationMethods | null>(null)
  const [open, setOpen] = useState(false)
  const settle = useRef<((done: boolean) => void) | null>(null)

  const ask = useCallback(async () => {
    // Whoever is asked has the dialog's script too: else the refusal stands, and what was typed.
    const [found] = await Promise.all([listMethods(), loadDialog()])
    if (!found.ok) return false
    setMethods(found.value)
    setOpen(true)
    return new Promise<boolean>((resolve) => {
      settle.current = resolve
    })
  }, [listMethods])

  const close = useCallback(
    (done: boolean) => {
      setOpen(false)
      if (done) onProven()
      settle.current?.(done)
      settle.current = null
    },
    [onProven],
  )
  return { open, methods, ask, close }
}

/** A form that is opened within the last seconds would be sent when they are over. */
const MARGIN_MS = 20_000

/** Whether the person has authenticated lately, by the time that passes in this browser. */
function useRecent({ recentMs, stepUpMinutes }: Times) {
  const until = useRef(0)
  // Before the effects of the page, such as `StepUpFirst`, which ask.
  useLayoutEffect(() => {
    until.current = performance.now() + recentMs
  }, [recentMs])
  const isRecent = useCallback(() => performance.now() < until.current - MARGIN_MS, [])
  const noteProven = useCallback(() => {
    until.current = performance.now() + stepUpMinutes * 60_000
  }, [stepUpMinutes])
  return { isRecent, noteProven }
}
