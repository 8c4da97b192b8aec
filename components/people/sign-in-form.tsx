'use client'

import { useActionState } from 'react'
import { Button } from '@/components/ui/button'
import { Refused } from '@/components/ui/refused'
import { TextField } from '@/components/ui/text-field'
import type { PublicRefusal } from '@/lib/errors'
import type { FieldName, FormOf } from '@/lib/http/form'
import type { SignInForm as Fields } from '@/lib/people/person-input'

export type SignInState = { email: string; refusal: PublicRefusal | null }

type SignInFormProps = {
  action: (before: SignInState, form: FormOf<Fields>) => Promise<SignInState>
  next: string | null
  refusal: PublicRefusal | null
}

/**
 * A form that works before its script is loaded: it then posts to the same action. The password
 * never gets into an address.
 */
export function SignInForm({ action, next, refusal }: SignInFormProps) {
  const [state, submit, pending] = useActionState(action, { email: '', refusal })
  const { fields, sentence } = state.refusal ?? {}
  const field = (name: FieldName<Fields>) => ({ name, error: fields?.[name] })
  return (
    <form action={submit} noValidate className="flex flex-col gap-4">
      <Refused sentence={fields ? null : sentence} />
      {next ? <input {...field('next')} type="hidden" value={next} /> : null}
      <TextField
        {...field('email')}
        label="Email"
        type="email"
        defaultValue={state.email}
        autoComplete="username"
        required
      />
      <TextField
        {...field('password')}
        label="Password"
        type="password"
        autoComplete="current-password"
        required
      />
      <Button type="submit" early variant="primary" pending={pending} className="mt-1 w-full">
        Sign in
      </Button>
    </form>
  )
}
