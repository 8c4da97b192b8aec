'use client'

import { useEffect, useState } from 'react'
import { RadioCards } from '@/components/ui/choice-field'
import { SelectField } from '@/components/ui/select-field'
import { TextField } from '@/components/ui/text-field'
import type { FieldOf } from '@/components/ui/use-form'
import { KEY_ALGORITHMS, KEY_NAME_MAX, KID_MAX } from '@/lib/apps/keys/app-key'
import type { AppKeyForm } from '@/lib/apps/keys/app-key-input'
import { ALGORITHM_WORDS } from './algorithm-words'
import { MadeKeyField } from './made-key-field'
import { PastedKeyField } from './pasted-key-field'

const WAYS = [
  { value: 'paste', label: 'Paste a public key', description: 'You have made the pair elsewhere.' },
  {
    value: 'make',
    label: 'Make a pair here',
    description: 'In this browser. The private key is saved as a file and sent nowhere.',
  },
]

const OPTIONS = [
  { value: '', label: 'As the key says' },
  ...KEY_ALGORITHMS.map((value) => ({ value, label: ALGORITHM_WORDS[value] })),
]

type AddKeyFieldsProps = {
  appId: string
  defaultName: string
  field: FieldOf<AppKeyForm>
  /** Whether there is something to send. */
  onReady: (ready: boolean) => void
}

/** The fields of a new key. */
export function AddKeyFields({ appId, defaultName, field, onReady }: AddKeyFieldsProps) {
  const [way, setWay] = useState('paste')
  const [publicJwk, setPublicJwk] = useState<string | null>(null)
  // A closed dialog forgets what was chosen, so it opens with a key to paste.
  useEffect(() => () => onReady(true), [onReady])
  const choose = (next: string) => {
    setWay(next)
    onReady(next === 'paste' || publicJwk !== null)
  }
  const made = (jwk: string) => {
    setPublicJwk(jwk)
    onReady(true)
  }
  return (
    <>
      <TextField
        {...field('name')}
        label="Name"
        required
        maxLength={KEY_NAME_MAX}
        defaultValue={defaultName}
        autoComplete="off"
      />
      <RadioCards legend="The key" name="way" options={WAYS} value={way} onValueChange={choose} />
      {way === 'make' ? (
        <MadeKeyField {...field('publicKey')} appId={appId} publicJwk={publicJwk} onMade={made} />
      ) : (
        <>
          <PastedKeyField {...field('publicKey')} />
          <div className="grid gap-4 sm:grid-cols-2">
            <SelectField {...field('algorithm')} label="Algorithm" options={OPTIONS} />
            <TextField
              {...field('kid')}
              label="Key ID"
              optional
              maxLength={KID_MAX}
              mono
              description="If empty: the key’s own ID, or its thumbprint."
              autoComplete="off"
              spellCheck={false}
            />
          </div>
        </>
      )}
    </>
  )
}
