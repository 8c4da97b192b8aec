'use client'

import { useState, useTransition } from 'react'
import { Button, ButtonLink } from '@/components/ui/button'
import type { ShownEnrolment } from '@/lib/people/second-factor/second-factor'
import { AddPasskeyButton } from './add-passkey-button'
import { AddTotpButton } from './add-totp-button'
import type { AddingActions } from './factor-actions'
import { RecoveryCodes } from './recovery-codes'

type SetUpSecondFactorProps = {
  actions: AddingActions
  /** The installation has a domain name, so it can have passkeys. */
  passkeys: boolean
  /** Nothing is missing any more. */
  done: boolean
  /** False in a session of a provider that is believed in one of the person's organizations. */
  mayChange: boolean
  next: string
  startOver: () => Promise<void>
}

/** The first second factor of somebody whose organization asks for one, then their recovery codes. */
export function SetUpSecondFactor(props: SetUpSecondFactorProps) {
  const { actions, passkeys, done, mayChange, next, startOver } = props
  const [enrolment, setEnrolment] = useState<ShownEnrolment | null>(null)
  const [, startTransition] = useTransition()
  if (enrolment) {
    return (
      <>
        <p className="font-medium">Done. Keep these recovery codes: they are never shown again.</p>
        <RecoveryCodes codes={enrolment.recoveryCodes ?? []} />
        <Button variant="primary" onClick={() => window.location.assign(next)}>
          I have kept them
        </Button>
      </>
    )
  }
  if (done) {
    return (
      <>
        <p>You have what your organization requires.</p>
        <ButtonLink variant="primary" href={next}>
          Go on
        </ButtonLink>
      </>
    )
  }
  return (
    <>
      {mayChange ? (
        <div className="flex flex-col gap-2 *:w-full">
          <AddTotpButton actions={actions} onAdded={setEnrolment} />
          {passkeys ? <AddPasskeyButton actions={actions} onAdded={setEnrolment} /> : null}
        </div>
      ) : (
        <p className="text-pretty">
          Your account belongs to another organization, too. The provider with which you signed in
          is believed in this one alone. Sign in with your password to set it up.
        </p>
      )}
      <Button variant={mayChange ? 'ghost' : 'primary'} onClick={() => startTransition(startOver)}>
        {mayChange ? 'Sign in as somebody else' : 'Sign in with your password'}
      </Button>
    </>
  )
}
