'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Refused } from '@/components/ui/refused'
import type { PublicRefusal } from '@/lib/errors'
import type { GivenProof, ProofWays } from '@/lib/people/second-factor/second-factor'
import { PasskeyProof } from './passkey-proof'
import { FIELDS, WAYS, type Way } from './proof-ways'
import type { ProofActions } from './step-up-actions'
import { TypedProof } from './typed-proof'

type ProofFormProps = {
  ways: ProofWays
  actions: ProofActions
  /** What the button that goes on says. */
  confirm: string
  onProven?: () => void
}

/** Asks for one of the things by which somebody can prove who they are. */
export function ProofForm({ ways, actions, confirm, onProven }: ProofFormProps) {
  const possible = WAYS.filter((way) => ways[way])
  const [way, setWay] = useState<Way | undefined>(possible[0])
  const { give, refusal, pending, forget } = useGive(actions, onProven)
  const others = possible.filter((other) => other !== way)
  const choose = (next: Way) => {
    forget()
    setWay(next)
  }
  return (
    <div className="flex flex-col gap-4">
      <Refused sentence={refusal?.fields ? null : refusal?.sentence} />
      {way === 'passkey' ? (
        <PasskeyProof question={actions.question} give={give} pending={pending} />
      ) : way ? (
        <TypedProof
          key={way}
          way={way}
          give={give}
          refusal={refusal}
          pending={pending}
          confirm={confirm}
        />
      ) : null}
      {others.length > 0 ? (
        <div className="flex flex-col gap-1 border-t pt-3">
          {others.map((other) => (
            <Button key={other} variant="ghost" onClick={() => choose(other)}>
              {other === 'passkey' ? 'Use a passkey' : FIELDS[other].other}
            </Button>
          ))}
        </div>
      ) : null}
    </div>
  )
}

// No transition: this form stands inside actions that wait for it.
function useGive(actions: ProofActions, onProven: (() => void) | undefined) {
  const [refusal, setRefusal] = useState<PublicRefusal | null>(null)
  const [pending, setPending] = useState(false)
  async function give(given: GivenProof) {
    if (pending) return
    setPending(true)
    const outcome = await actions.give(given).catch(() => null)
    setPending(false)
    setRefusal(outcome?.ok ? null : (outcome?.refusal ?? null))
    if (outcome?.ok) onProven?.()
  }
  return { give, refusal, pending, forget: () => setRefusal(null) }
}
