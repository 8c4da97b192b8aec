'use client'

import { useActionState } from 'react'
import { Button } from '@/components/ui/button'
import { Name } from '@/components/ui/name'
import { Refused } from '@/components/ui/refused'
import type { AnswerState } from './answer-form'
import { Onward } from './onward'

type ReauthenticateProps = {
  appName: string
  signInAgain: () => Promise<void>
  deny: (before: AnswerState, form: FormData) => Promise<AnswerState>
}

/** The app asks for re-authentication (`prompt=login`, `max_age`), even after a recent sign-in. */
export function Reauthenticate({ appName, signInAgain, deny }: ReauthenticateProps) {
  const [state, send, pending] = useActionState(deny, null)
  if (state?.ok) return <Onward to={state.value} where={appName} />
  return (
    <>
      <Refused sentence={state?.refusal.sentence} />
      <div className="flex flex-col gap-2">
        <form action={signInAgain} className="grid">
          <Button type="submit" variant="primary" early>
            Sign in again
          </Button>
        </form>
        <form action={send} className="grid">
          <Button
            type="submit"
            name="answer"
            value="deny"
            variant="ghost"
            pending={pending}
            named
            early
          >
            <span>
              Go back to <Name>{appName}</Name>
            </span>
          </Button>
        </form>
      </div>
    </>
  )
}
