'use client'

import { KeyRound } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { Refused } from '@/components/ui/refused'
import type { StepUpForm } from '@/lib/people/second-factor/step-up-input'
import { usePasskeyHere } from './passkey-browser'
import type { AuthenticationActions } from './step-up-actions'

type PasskeyMethodProps = {
  requestPasskey: AuthenticationActions['requestPasskey']
  authenticate: (form: StepUpForm) => void
  pending: boolean
}

/** Authenticates by a passkey of this browser. */
export function PasskeyMethod({ requestPasskey, authenticate, ...props }: PasskeyMethodProps) {
  const { run, sentence, pending } = usePasskeyHere(requestPasskey)
  const press = async () => {
    const passkey = await run()
    if (passkey) authenticate({ passkey })
  }
  return (
    <div className="flex flex-col gap-3">
      <Refused sentence={sentence} />
      <Button
        icon={KeyRound}
        variant="primary"
        pending={pending || props.pending}
        onClick={press}
        className="w-full"
      >
        Use a passkey
      </Button>
    </div>
  )
}
