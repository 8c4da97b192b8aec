'use client'

import { useActionState, useState } from 'react'
import { Banner } from '@/components/ui/banner'
import { Button } from '@/components/ui/button'
import type { PublicRefusal } from '@/lib/errors'
import type { Answer } from '@/lib/http/answer'
import { Onward } from './onward'

/** The result of the answer: the address to continue at, a refusal, or nothing yet. */
export type AnswerState = Answer<string> | null

type AnswerFormProps = {
  action: (before: AnswerState, form: FormData) => Promise<AnswerState>
  /** The host or the app to which the browser goes on. */
  where: string | null
}

/** Approve or deny, once. Without script the browser sends the form itself. */
export function AnswerForm({ action, where }: AnswerFormProps) {
  const [state, send, pending] = useActionState(action, null)
  const [pressed, press] = useState<'approve' | 'deny' | null>(null)
  if (state?.ok) return <Onward to={state.value} where={where} />
  const refused = state ? <Refused {...state.refusal} /> : null
  if (state?.refusal.code === 'interaction_over') return refused
  return (
    <form action={send} className="flex flex-col gap-4">
      {refused}
      <div className="flex flex-col-reverse gap-2 sm:grid sm:grid-cols-2">
        <Button
          type="submit"
          name="answer"
          value="deny"
          early
          pending={pending && pressed === 'deny'}
          disabled={pending && pressed !== 'deny'}
          onClick={() => press('deny')}
        >
          Deny
        </Button>
        <Button
          type="submit"
          name="answer"
          value="approve"
          variant="primary"
          early
          pending={pending && pressed === 'approve'}
          disabled={pending && pressed !== 'approve'}
          onClick={() => press('approve')}
        >
          Approve
        </Button>
      </div>
    </form>
  )
}

function Refused({ code, sentence }: PublicRefusal) {
  // Reloading the page leads to the sign-in and back.
  const again = <Button onClick={() => window.location.reload()}>Sign in</Button>
  return (
    <Banner tone="danger" announce action={code === 'not_signed_in' ? again : null}>
      {sentence}
    </Banner>
  )
}
