'use client'

import { useTransition } from 'react'
import { Button } from '@/components/ui/button'
import type { Answer } from '@/lib/http/answer'
import type { AuthenticationMethods } from '@/lib/people/second-factor/second-factor'
import type { SecondFactorForm as Fields } from '@/lib/people/second-factor/step-up-input'
import { AuthenticationForm } from './authentication-form'
import type { AuthenticationActions } from './step-up-actions'

type SecondFactorFormProps = {
  methods: AuthenticationMethods
  requestPasskey: AuthenticationActions['requestPasskey']
  authenticate: (form: Fields) => Promise<Answer<void>>
  startOver: () => Promise<void>
}

const NO_PASSWORD: Answer<void> = {
  ok: false,
  refusal: { code: 'wrong_proof', status: 422, sentence: 'A password is not enough here.' },
}

/** The step after the password. */
export function SecondFactorForm(props: SecondFactorFormProps) {
  const { methods, requestPasskey, authenticate, startOver } = props
  const [, startTransition] = useTransition()
  return (
    <>
      <AuthenticationForm
        methods={methods}
        actions={{
          requestPasskey,
          authenticate: async (form) => ('password' in form ? NO_PASSWORD : authenticate(form)),
        }}
        confirm="Sign in"
      />
      <Button variant="ghost" onClick={() => startTransition(startOver)}>
        Sign in as somebody else
      </Button>
    </>
  )
}
