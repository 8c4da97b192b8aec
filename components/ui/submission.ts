'use client'

import { type SubmitEvent, useEffect, useRef, useState, useTransition } from 'react'
import type { FieldErrors, PublicRefusal } from '@/lib/errors'
import { useProof } from './proof'

type Outcome<T> = { ok: true; value: T } | { ok: false; refusal: PublicRefusal }

const NOTHING: FieldErrors = {}

/**
 * Sends a form to a server action and keeps what was typed. A refusal comes back as `fields` (by
 * name) and `sentence`; the first field in error takes the focus. Spread `form` on the `<form>`.
 */
export function useSubmission<T>(
  action: (form: FormData) => Promise<Outcome<T>>,
  onDone?: (value: T) => void,
) {
  const ref = useRef<HTMLFormElement>(null)
  const [refusal, setRefusal] = useState<PublicRefusal | null>(null)
  const [pending, startTransition] = useTransition()
  const proven = useProof()

  // Once per refusal, after its errors are on the screen.
  useEffect(() => {
    if (refusal) lookAtTrouble(ref.current)
  }, [refusal])

  const onSubmit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (pending) return
    const form = new FormData(event.currentTarget)
    startTransition(async () => {
      const outcome = await proven(() => action(form))
      setRefusal(outcome.ok ? null : outcome.refusal)
      if (outcome.ok) onDone?.(outcome.value)
    })
  }

  return {
    // post: whatever happens, nothing that was typed gets into an address.
    form: { ref, onSubmit, noValidate: true, method: 'post' },
    fields: refusal?.fields ?? NOTHING,
    sentence: refusal?.sentence ?? null,
    refusal,
    pending,
  }
}

/** The first field in error takes the focus; without one, what is said above a long form is shown. */
function lookAtTrouble(form: HTMLFormElement | null): void {
  const field = form?.querySelector<HTMLElement>('[aria-invalid="true"]')
  if (field) field.focus()
  else form?.querySelector('[role="alert"], [role="status"]')?.scrollIntoView({ block: 'center' })
}
