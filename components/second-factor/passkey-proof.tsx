'use client'

import { KeyRound } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { Refused } from '@/components/ui/refused'
import type { GivenProof } from '@/lib/people/second-factor/second-factor'
import { usePasskeyHere } from './passkey-browser'
import type { ProofActions } from './step-up-actions'

type PasskeyProofProps = {
  question: ProofActions['question']
  give: (given: GivenProof) => Promise<void>
  pending: boolean
}

/** Proves by a passkey of this browser. */
export function PasskeyProof(props: PasskeyProofProps) {
  const { use, trouble, pending } = usePasskeyHere(props.question)
  const press = async () => {
    const passkey = await use()
    if (passkey) await props.give({ passkey })
  }
  return (
    <div className="flex flex-col gap-3">
      <Refused sentence={trouble} />
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
