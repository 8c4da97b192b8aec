'use client'

import { startAuthentication, startRegistration, WebAuthnError } from '@simplewebauthn/browser'
import { useState } from 'react'
import { useAction } from '@/components/ui/use-action'
import type { Answer } from '@/lib/http/answer'
import type {
  PasskeyCreationOptions,
  PasskeyRequestOptions,
} from '@/lib/people/second-factor/second-factor'

const NO_PASSKEY = 'No passkey was used. Try again, or choose another way.'
const NOT_MADE = 'No passkey was made. Try again, or use another device.'
const HERE_ALREADY = 'This device already has a passkey for you.'

/** Asks the browser for one of the passkeys that the options name. */
export function usePasskeyHere(getOptions: () => Promise<Answer<PasskeyRequestOptions>>) {
  return useWebAuthn(getOptions, (optionsJSON) => startAuthentication({ optionsJSON }), NO_PASSKEY)
}

/** Has the browser make a passkey from an offer. */
export function useNewPasskey(getOptions: () => Promise<Answer<PasskeyCreationOptions>>) {
  return useWebAuthn(getOptions, (optionsJSON) => startRegistration({ optionsJSON }), NOT_MADE)
}

function useWebAuthn<Options, Credential>(
  getOptions: () => Promise<Answer<Options>>,
  start: (options: Options) => Promise<Credential>,
  otherwise: string,
) {
  const options = useAction(getOptions)
  const [failure, setFailure] = useState<string | null>(null)
  const [waiting, setWaiting] = useState(false)
  async function run(): Promise<Credential | null> {
    setFailure(null)
    setWaiting(true)
    const found = await options.call()
    const credential = found
      ? await start(found).catch((error: unknown) => {
          setFailure(whyNot(error, otherwise))
          return null
        })
      : null
    setWaiting(false)
    return credential
  }
  return { run, sentence: failure ?? options.error?.sentence ?? null, pending: waiting }
}

function whyNot(error: unknown, otherwise: string): string {
  const before =
    error instanceof WebAuthnError && error.code === 'ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED'
  return before ? HERE_ALREADY : otherwise
}
