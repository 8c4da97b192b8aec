'use client'

import { type SubmitEvent, useEffect, useRef, useState, useTransition } from 'react'
import type { FieldErrors, PublicRefusal } from '@/lib/errors'

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

  useEffect(() => {
    if (refusal?.fields) focusFirst(ref.current, refusal.fields)
  }, [refusal])

  const onSubmit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (pending) return
    const form = new FormData(event.currentTarget)
    startTransition(async () => {
      const outcome = await action(form)
      setRefusal(outcome.ok ? null : outcome.refusal)
      if (outcome.ok) onDone?.(outcome.value)
    })
  }

  return {
    form: { ref, onSubmit, noValidate: true },
    fields: refusal?.fields ?? NOTHING,
    sentence: refusal?.sentence ?? null,
    refusal,
    pending,
  }
}

/** Fields of a list report as `redirectUris.2`; the form's own order decides which is first. */
function focusFirst(form: HTMLFormElement | null, fields: FieldErrors): void {
  for (const element of form?.elements ?? []) {
    const name = element.getAttribute('data-field') ?? element.getAttribute('name')
    if (name && name in fields && element instanceof HTMLElement) {
      element.focus()
      return
    }
  }
}
