'use client'

import { KeyRound } from 'lucide-react'
import { type SubmitEvent, useState } from 'react'
import { Banner } from '@/components/ui/banner'
import { Button } from '@/components/ui/button'
import { TextField } from '@/components/ui/text-field'
import type { PublicRefusal } from '@/lib/errors'
import type { Answer } from '@/lib/http/answer'
import type { GivenProof, PasskeyQuestion, ProofWays } from '@/lib/people/second-factor'
import { usePasskeyHere } from './passkey-browser'

export type ProofDoors<Given = GivenProof> = {
  question: () => Promise<Answer<PasskeyQuestion>>
  give: (given: Given) => Promise<Answer<void>>
}

/** In the order in which they are offered. */
const WAYS = ['passkey', 'code', 'password', 'recovery'] as const
type Way = (typeof WAYS)[number]

const FIELDS = {
  code: {
    name: 'code',
    label: 'Code',
    description: 'The six digits that your authenticator app shows now.',
    input: { autoComplete: 'one-time-code', inputMode: 'numeric', mono: true },
    other: 'Use your authenticator app',
  },
  password: {
    name: 'password',
    label: 'Password',
    description: undefined,
    input: { autoComplete: 'current-password', type: 'password' },
    other: 'Use your password',
  },
  recovery: {
    name: 'recoveryCode',
    label: 'Recovery code',
    description: 'One of the ten that you were given. It works once.',
    input: { autoComplete: 'off', mono: true, spellCheck: false, autoCapitalize: 'none' },
    other: 'Use a recovery code',
  },
} as const

type ProofFormProps = {
  ways: ProofWays
  doors: ProofDoors
  /** What the button that goes on says. */
  confirm: string
  onProven?: () => void
}

/** Asks for one of the things by which somebody can prove who they are. */
export function ProofForm({ ways, doors, confirm, onProven }: ProofFormProps) {
  const possible = WAYS.filter((way) => ways[way])
  const [way, setWay] = useState<Way | undefined>(possible[0])
  const { give, refusal, pending, forget } = useGive(doors, onProven)
  const others = possible.filter((other) => other !== way)
  const choose = (next: Way) => {
    forget()
    setWay(next)
  }
  return (
    <div className="flex flex-col gap-4">
      {refusal && !refusal.fields ? (
        <Banner tone="danger" announce>
          {refusal.sentence}
        </Banner>
      ) : null}
      {way === 'passkey' ? (
        <PasskeyButton doors={doors} give={give} pending={pending} />
      ) : way ? (
        <TypedProof key={way} {...{ way, give, refusal, pending, confirm }} />
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
function useGive(doors: ProofDoors, onProven: (() => void) | undefined) {
  const [refusal, setRefusal] = useState<PublicRefusal | null>(null)
  const [pending, setPending] = useState(false)
  async function give(given: GivenProof) {
    if (pending) return
    setPending(true)
    const outcome = await doors.give(given).catch(() => null)
    setPending(false)
    setRefusal(outcome?.ok ? null : (outcome?.refusal ?? null))
    if (outcome?.ok) onProven?.()
  }
  return { give, refusal, pending, forget: () => setRefusal(null) }
}

type Give = (given: GivenProof) => Promise<void>

function PasskeyButton(props: { doors: ProofDoors; give: Give; pending: boolean }) {
  const { use, trouble, pending } = usePasskeyHere(props.doors.question)
  const press = async () => {
    const passkey = await use()
    if (passkey) await props.give({ passkey })
  }
  return (
    <div className="flex flex-col gap-3">
      {trouble ? (
        <Banner tone="danger" announce>
          {trouble}
        </Banner>
      ) : null}
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

type TypedProofProps = {
  way: Exclude<Way, 'passkey'>
  give: Give
  refusal: PublicRefusal | null
  pending: boolean
  confirm: string
}

function TypedProof({ way, give, refusal, pending, confirm }: TypedProofProps) {
  const { name, label, description, input } = FIELDS[way]
  const onSubmit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    // Inside another form's dialog, React would hand it on to that form.
    event.stopPropagation()
    const typed = String(new FormData(event.currentTarget).get(name) ?? '')
    give({ [name]: typed } as GivenProof)
  }
  return (
    <form method="post" noValidate onSubmit={onSubmit} className="flex flex-col gap-4">
      <TextField
        {...input}
        label={label}
        name={name}
        description={description}
        error={refusal?.fields?.[name]}
        autoFocus
        required
      />
      <Button type="submit" variant="primary" pending={pending} className="w-full">
        {confirm}
      </Button>
    </form>
  )
}
