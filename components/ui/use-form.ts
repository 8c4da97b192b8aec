'use client'

import { type SubmitEvent, useEffect, useRef } from 'react'
import type { FieldErrors } from '@/lib/errors'
import type { FieldName, FormAction } from '@/lib/http/form'
import { useAction } from './use-action'
import { useKeptForm } from './use-kept-form'

const NOTHING: FieldErrors = {}

/** The name of one field of a form, and what was refused about it: `<TextField {...field('name')} />`. */
export type FieldOf<Input> = (name: FieldName<Input>) => { name: string; error: string | undefined }

/**
 * Sends a form to a server action and keeps what was typed. Spread `form` on the `<form>`, and name
 * every field by `field`: it knows the names of the schema that the action reads the form with. The
 * first field in error takes the focus. Show `sentence` by `Refused`: it offers the reload that an
 * update of Keyturn asks for, and what was typed is back afterwards.
 */
export function useForm<Input, T>(action: FormAction<Input, T>, onDone?: (value: T) => void) {
  const element = useRef<HTMLFormElement>(null)
  const ref = useKeptForm(element)
  const { call, error, pending } = useAction(action, { onDone })
  const errors = error?.fields ?? NOTHING
  const field: FieldOf<Input> = (name) => ({ name, error: errors[name] })

  // Once per error, after it is on the screen.
  useEffect(() => {
    if (error) showError(element.current)
  }, [error])

  const onSubmit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    void call(new FormData(event.currentTarget))
  }

  return {
    // post, so that nothing that was typed ever gets into an address.
    form: { ref, onSubmit, noValidate: true, method: 'post' },
    field,
    errors,
    error,
    /** What was refused about the form as a whole. */
    sentence: error && !error.fields ? error.sentence : null,
    pending,
    /** Empties the form. */
    reset: () => element.current?.reset(),
  }
}

/** The first field in error takes the focus; without one, what is said above a long form is shown. */
function showError(form: HTMLFormElement | null): void {
  const field = form?.querySelector<HTMLElement>('[aria-invalid="true"]')
  if (field) field.focus()
  else form?.querySelector('[role="alert"], [role="status"]')?.scrollIntoView({ block: 'center' })
}
