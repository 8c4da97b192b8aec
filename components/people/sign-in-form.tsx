'use client'

import { useActionState } from 'react'
import { Button } from '@/components/ui/button'
import { Refused } from '@/components/ui/refused'
import { TextField } from '@/components/ui/text-field'
import type { PublicRefusal } from '@/lib/errors'

export type SignInState = { email: string; refusal: PublicRefusal | null }

type SignInFormProps = {
  action: (before: SignInState, form: FormData) => Promise<SignInState>
  next: string | null
  refusal: PublicRefusal | null
}

/**
 * A form that works before its script has come: whoever presses the button early sends it to the
 * same action, and the password never gets into an address.
 */
export function SignInForm({ action, next, refusal }: SignInFormProps) {
  const [state, submit, pending] = useActionState(action, { email: '', refusal })
  const { fields, sentence } = state.refusal ?? {}
  return (
    <form action={submit} noValidate className="flex flex-col gap-4">
      <Refused sentence={fields ? null : sentence} />
      {next ? <input type="hidden" name="next" value={next} /> : null}
      <TextField
        label="Email"
        name="email"
        type="email"
        defaultValue={state.email}
        error={fields?.email}
        autoComplete="username"
        required
      />
      <TextField
        label="Password"
        name="password"
        type="password"
        error={fields?.password}
        autoComplete="current-password"
        required
      />
      <Button type="submit" early variant="primary" pending={pending} className="mt-1 w-full">
        Sign in
      </Button>
    </form>
  )
}
