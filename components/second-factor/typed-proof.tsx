'use client'

import type { SubmitEvent } from 'react'
import { Button } from '@/components/ui/button'
import { TextField } from '@/components/ui/text-field'
import type { PublicRefusal } from '@/lib/errors'
import type { GivenProof } from '@/lib/people/second-factor/second-factor'
import { FIELDS, type Way } from './proof-ways'

type TypedProofProps = {
  way: Exclude<Way, 'passkey'>
  give: (given: GivenProof) => Promise<void>
  refusal: PublicRefusal | null
  pending: boolean
  confirm: string
}

/** Proves by something that is typed. */
export function TypedProof({ way, give, refusal, pending, confirm }: TypedProofProps) {
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
