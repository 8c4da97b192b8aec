'use client'

import { useActionState, useRef, useState } from 'react'
import { Onward } from '@/components/ceremony/onward'
import { Button } from '@/components/ui/button'
import { isOfOtherBuild, UPDATED } from '@/components/ui/other-build'
import { Refused } from '@/components/ui/refused'
import { TextField } from '@/components/ui/text-field'
import { useKeptForm } from '@/components/ui/use-kept-form'
import type { PublicRefusal } from '@/lib/errors'
import type { FieldName, FormOf } from '@/lib/http/form'
import type { SignInForm as Fields } from '@/lib/people/person-input'

export type SignInState = {
  email: string
  refusal: PublicRefusal | null
  /** The way to the provider of the typed address. */
  departure: string | null
}

type SignInFormProps = {
  action: (before: SignInState, form: FormOf<Fields>) => Promise<SignInState>
  next: string | null
  /** The person has to authenticate anew. */
  anew: boolean
  /** An address alone may be enough. */
  byAddress: boolean
  refusal: PublicRefusal | null
}

/**
 * A form that works before its script is loaded: it then posts to the same action. The password
 * never gets into an address.
 */
export function SignInForm({ action, next, anew, byAddress, refusal }: SignInFormProps) {
  const { state, submit, pending, isUpdated } = useSignIn(action, refusal)
  const ref = useKeptForm(useRef(null))
  const { fields, sentence } = isUpdated
    ? { fields: null, sentence: UPDATED }
    : (state.refusal ?? {})
  if (state.departure) return <Onward to={state.departure} where="your provider" />
  const field = (name: FieldName<Fields>) => ({ name, error: fields?.[name] })
  return (
    <form ref={ref} action={submit} noValidate className="flex flex-col gap-4">
      <Refused sentence={fields ? null : sentence} />
      {next ? <input {...field('next')} type="hidden" value={next} /> : null}
      {anew ? <input {...field('again')} type="hidden" value="1" /> : null}
      <TextField
        {...field('email')}
        label="Email"
        type="email"
        description={
          byAddress ? 'If your company signs you in, your email alone is enough.' : undefined
        }
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

const EMAIL: FieldName<Fields> = 'email'

/** The server renders with the action itself, so that the form can be sent before its script runs. */
function useSignIn(action: SignInFormProps['action'], refusal: PublicRefusal | null) {
  const [isUpdated, setUpdated] = useState(false)
  const call: typeof action = async (before, form) => {
    try {
      const after = await action(before, form)
      setUpdated(false)
      return after
    } catch (error) {
      if (!isOfOtherBuild(error)) throw error
      setUpdated(true)
      return { email: String(form.get(EMAIL) ?? ''), refusal: null, departure: null }
    }
  }
  const sent = typeof window === 'undefined' ? action : call
  const [state, submit, pending] = useActionState(sent, {
    email: '',
    refusal,
    departure: null,
  })
  return { state, submit, pending, isUpdated }
}
