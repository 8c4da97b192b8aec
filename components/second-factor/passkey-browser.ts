'use client'

import { startAuthentication, startRegistration, WebAuthnError } from '@simplewebauthn/browser'
import { useState } from 'react'
import type { Answer } from '@/lib/http/answer'
import type {
  MadePasskey,
  PasskeyOffer,
  PasskeyQuestion,
  UsedPasskey,
} from '@/lib/people/second-factor/second-factor'

const NO_PASSKEY = 'No passkey was used. Try again, or choose another way.'
const NOT_MADE = 'No passkey was made. Try again, or use another device.'
const HERE_ALREADY = 'This device has a passkey for you already.'

/** Asks the browser for one of the passkeys that the question names. */
export function usePasskeyHere(question: () => Promise<Answer<PasskeyQuestion>>) {
  const work = useBrowserWork<UsedPasskey>()
  const use = () =>
    work.run(
      question,
      (optionsJSON: PasskeyQuestion) => startAuthentication({ optionsJSON }),
      NO_PASSKEY,
    )
  return { use, trouble: work.trouble, pending: work.pending }
}

/** Has the browser make a passkey from an offer. */
export function useNewPasskey(offer: () => Promise<Answer<PasskeyOffer>>) {
  const work = useBrowserWork<MadePasskey>()
  const make = () =>
    work.run(offer, (optionsJSON: PasskeyOffer) => startRegistration({ optionsJSON }), NOT_MADE)
  return { make, trouble: work.trouble, pending: work.pending }
}

function useBrowserWork<Made>() {
  const [trouble, setTrouble] = useState<string | null>(null)
  const [pending, setPending] = useState(false)
  async function run<Asked>(
    action: () => Promise<Answer<Asked>>,
    work: (asked: Asked) => Promise<Made>,
    sentence: string,
  ): Promise<Made | null> {
    setPending(true)
    setTrouble(null)
    const asked = await action().catch(() => null)
    const made = asked?.ok ? await work(asked.value).catch((error: unknown) => error) : null
    setPending(false)
    if (made && !(made instanceof Error)) return made as Made
    setTrouble(asked && !asked.ok ? asked.refusal.sentence : whyNot(made, sentence))
    return null
  }
  return { run, trouble, pending }
}

function whyNot(error: unknown, otherwise: string): string {
  const before =
    error instanceof WebAuthnError && error.code === 'ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED'
  return before ? HERE_ALREADY : otherwise
}
