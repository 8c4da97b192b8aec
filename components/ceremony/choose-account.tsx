'use client'

import { useActionState } from 'react'
import { Button } from '@/components/ui/button'
import { Name } from '@/components/ui/name'
import { Refused } from '@/components/ui/refused'
import type { AnswerState } from './answer-form'
import { Onward } from './onward'

type ChooseAccountProps = {
  appName: string
  person: { name: string; email: string }
  answer: (before: AnswerState, form: FormData) => Promise<AnswerState>
  switchPerson: () => Promise<void>
}

/** The app lets the person choose with which account to go on (`prompt=select_account`). */
export function ChooseAccount({ appName, person, answer, switchPerson }: ChooseAccountProps) {
  const [state, send, pending] = useActionState(answer, null)
  if (state?.ok) return <Onward to={state.value} where={appName} />
  return (
    <>
      <Refused sentence={state?.refusal.sentence} />
      <div className="flex flex-col gap-2">
        <form action={send} className="grid gap-2">
          <Button
            type="submit"
            name="answer"
            value="approve"
            variant="primary"
            pending={pending}
            named
            early
          >
            <span>
              Continue as <Name>{person.name}</Name>
            </span>
          </Button>
          <p className="text-center text-muted text-xs [overflow-wrap:anywhere]">{person.email}</p>
        </form>
        <form action={switchPerson} className="grid">
          <Button type="submit" early>
            Use another account
          </Button>
        </form>
        <form action={send} className="grid">
          <Button type="submit" name="answer" value="deny" variant="ghost" named early>
            <span>
              Go back to <Name>{appName}</Name>
            </span>
          </Button>
        </form>
      </div>
    </>
  )
}
