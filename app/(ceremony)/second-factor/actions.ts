'use server'

import { redirect } from 'next/navigation'
import { acceptInput } from '@/lib/accept-input'
import { endBrowserSession } from '@/lib/auth/browser-session'
import { currentOwner, currentVisitor } from '@/lib/auth/current-actor'
import { safeNext } from '@/lib/auth/safe-next'
import { type Answer, answer } from '@/lib/http/answer'
import { askForPasskey } from '@/lib/people/second-factor/ask-for-passkey'
import { giveSecondFactor } from '@/lib/people/second-factor/give-second-factor'
import { listProofWays } from '@/lib/people/second-factor/list-proof-ways'
import { givenFactorInput, givenProofInput } from '@/lib/people/second-factor/proof-input'
import type {
  GivenFactor,
  GivenProof,
  PasskeyQuestion,
  ProofWays,
} from '@/lib/people/second-factor/second-factor'
import { stepUp } from '@/lib/people/sign-in/step-up'

/** By what whoever sits here can prove who they are. */
export async function waysToProve(): Promise<Answer<ProofWays>> {
  return answer(async () => listProofWays((await currentVisitor()).person))
}

/** What this browser needs to use a passkey. */
export async function askMyPasskey(): Promise<Answer<PasskeyQuestion>> {
  return answer(async () => {
    const { person, sessionId } = await currentVisitor()
    return askForPasskey(person, sessionId)
  })
}

/** Renews the proof of an open session. */
export async function proveMyself(given: GivenProof): Promise<Answer<void>> {
  return answer(async () => {
    const { owner, sessionId } = await currentOwner()
    await stepUp(owner, sessionId, acceptInput(givenProofInput, given))
  })
}

/** Ends a sign-in that waits for the second factor, and goes on to `next`. */
export async function finishSignIn(next: string | null, given: GivenFactor): Promise<Answer<void>> {
  const outcome = await answer(async () => {
    const { person, sessionId } = await currentVisitor()
    await giveSecondFactor(person, sessionId, acceptInput(givenFactorInput, given))
  })
  if (!outcome.ok) return outcome
  redirect(safeNext(next) ?? '/apps')
}

/** Forgets who began to sign in here. */
export async function startOver(next: string | null): Promise<void> {
  const onward = safeNext(next)
  await endBrowserSession()
  redirect(onward ? `/sign-in?${new URLSearchParams({ next: onward })}` : '/sign-in')
}
