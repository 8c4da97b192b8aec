'use client'

import { useTransition } from 'react'
import { Button } from '@/components/ui/button'
import type { Answer } from '@/lib/http/answer'
import type {
  GivenFactor,
  PasskeyQuestion,
  ProofWays,
} from '@/lib/people/second-factor/second-factor'
import { ProofForm } from './proof-form'

type SecondFactorFormProps = {
  ways: ProofWays
  question: () => Promise<Answer<PasskeyQuestion>>
  give: (given: GivenFactor) => Promise<Answer<void>>
  startOver: () => Promise<void>
}

const NO_PASSWORD: Answer<void> = {
  ok: false,
  refusal: { code: 'wrong_proof', status: 422, sentence: 'A password is not enough here.' },
}

/** The step after the password. */
export function SecondFactorForm({ ways, question, give, startOver }: SecondFactorFormProps) {
  const [, startTransition] = useTransition()
  return (
    <>
      <ProofForm
        ways={ways}
        actions={{
          question,
          give: async (given) => ('password' in given ? NO_PASSWORD : give(given)),
        }}
        confirm="Sign in"
      />
      <Button variant="ghost" onClick={() => startTransition(startOver)}>
        Sign in as somebody else
      </Button>
    </>
  )
}
