'use client'

import type { SubmitEvent } from 'react'
import { Button } from '@/components/ui/button'
import { TextField } from '@/components/ui/text-field'
import type { ActionError } from '@/components/ui/use-action'
import type { StepUpForm } from '@/lib/people/second-factor/step-up-input'
import { FIELDS, type TypedMethod } from './authentication-methods'

type TypedMethodProps = {
  method: TypedMethod
  authenticate: (form: StepUpForm) => void
  error: ActionError | null
  pending: boolean
  confirm: string
}

/** Authenticates by a typed code or password. */
export function TypedMethodForm(props: TypedMethodProps) {
  const { method, authenticate, error, pending, confirm } = props
  const { name, read, label, description, input } = FIELDS[method]
  const onSubmit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    // Inside another form's dialog, React would hand it on to that form.
    event.stopPropagation()
    authenticate(read(String(new FormData(event.currentTarget).get(name) ?? '')))
  }
  return (
    <form method="post" noValidate onSubmit={onSubmit} className="flex flex-col gap-4">
      <TextField
        {...input}
        label={label}
        name={name}
        description={description}
        error={error?.fields?.[name]}
        autoFocus
        required
      />
      <Button type="submit" variant="primary" pending={pending} className="w-full">
        {confirm}
      </Button>
    </form>
  )
}
