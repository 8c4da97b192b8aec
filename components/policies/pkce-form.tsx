'use client'

import { useId } from 'react'
import { Button } from '@/components/ui/button'
import { RadioCards } from '@/components/ui/choice-field'
import { Refused } from '@/components/ui/refused'
import { useToast } from '@/components/ui/toast'
import { useForm } from '@/components/ui/use-form'
import type { FormAction } from '@/lib/http/form'
import type { PkceForm as Fields } from '@/lib/policies/administration/policy-input'
import { PKCE_DEMANDS, type PkceDemand } from '@/lib/policies/policy'
import type { LastChangeProps } from './last-change'
import { PolicyHeading } from './policy-heading'
import { PKCE_WORDS } from './policy-words'

type PkceFormProps = LastChangeProps & {
  demand: PkceDemand
  /** Null for who may only read. */
  save: FormAction<Fields> | null
}

/** Which apps need PKCE. */
export function PkceForm({ demand, change, save }: PkceFormProps) {
  const id = useId()
  return (
    <div className="flex flex-col gap-3 px-4 py-4 sm:px-5">
      <PolicyHeading
        id={id}
        title="PKCE"
        sentence="Proves that whoever redeems an authorization code also asked for it (RFC 7636). Apps without a secret always need it, and a challenge that an app sends is always checked. This says of which other apps it is demanded."
        change={change}
      />
      {save ? (
        <DemandForm key={demand} demand={demand} save={save} />
      ) : (
        <p className="font-medium">{PKCE_WORDS[demand].label}</p>
      )}
    </div>
  )
}

function DemandForm({ demand, save }: { demand: PkceDemand; save: FormAction<Fields> }) {
  const toast = useToast()
  const { form, field, sentence, pending } = useForm(save, () => toast('PKCE changed'))
  return (
    <form {...form} className="flex flex-col gap-3">
      <RadioCards
        legend={<span className="sr-only">Which apps need PKCE</span>}
        {...field('pkce')}
        options={PKCE_DEMANDS.map((value) => ({ value, ...PKCE_WORDS[value] }))}
        defaultValue={demand}
        columns={3}
      />
      <Refused sentence={sentence} />
      <Button type="submit" size="sm" pending={pending} className="w-fit" aria-label="Save: PKCE">
        Save
      </Button>
    </form>
  )
}
