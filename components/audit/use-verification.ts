import { useRef, useState } from 'react'
import { useAction } from '@/components/ui/use-action'
import type { FieldOf } from '@/components/ui/use-form'
import type { Verification } from '@/lib/audit/seal/finding'
import type { VerifyForm } from '@/lib/audit/seal/verify-input'
import type { FormAction, FormOf } from '@/lib/http/form'

/** Verifies step by step until it is done, or until it is stopped. */
export function useVerification(verify: FormAction<VerifyForm, Verification>) {
  const { call, error } = useAction(verify)
  const [so, setSo] = useState<Verification | null>(null)
  const [running, setRunning] = useState(false)
  const turn = useRef(0)

  async function start(head: string): Promise<void> {
    turn.current += 1
    const mine = turn.current
    setRunning(true)
    let step: Verification | null = null
    do {
      const form: FormOf<VerifyForm> = new FormData()
      form.set('after', String(step?.after ?? 0))
      form.set('head', head)
      step = await call(form)
      if (mine !== turn.current) return
      setSo(step)
    } while (step && !step.done)
    setRunning(false)
  }

  function stop(): void {
    turn.current += 1
    setRunning(false)
    setSo(null)
  }

  const field: FieldOf<VerifyForm> = (name) => ({ name, error: error?.fields?.[name] })
  const sentence = error && !error.fields ? error.sentence : null
  return { so, running, sentence, field, start, stop }
}
