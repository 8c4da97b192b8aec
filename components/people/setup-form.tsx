'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Refused } from '@/components/ui/refused'
import { Skeleton } from '@/components/ui/skeleton'
import { TextField } from '@/components/ui/text-field'
import { useForm } from '@/components/ui/use-form'
import type { Answer } from '@/lib/http/answer'
import type { FormAction, FormOf } from '@/lib/http/form'
import type { FirstAdministratorForm } from '@/lib/people/person-input'
import { ClosedLink } from './closed-link'
import { useLinkOwner } from './link-token'
import { NewPasswordField } from './new-password-field'

type SetupFormProps = {
  read: (token: string) => Promise<Answer<unknown>>
  redeem: (token: string, form: FormOf<FirstAdministratorForm>) => Promise<Answer<void>>
}

const WHAT_NEXT = 'Restart Keyturn. It prints a new link as long as there is no administrator.'

/** The first organization and the person who runs it. */
export function SetupForm({ read, redeem }: SetupFormProps) {
  const link = useLinkOwner(read)
  if (!link) return <Skeleton className="h-80" />
  const { answer, token } = link
  if (!answer?.ok) return <ClosedLink refusal={answer?.refusal ?? null} whatNext={WHAT_NEXT} />
  return <OpenSetupForm redeem={(form) => redeem(token, form)} />
}

function OpenSetupForm({ redeem }: { redeem: FormAction<FirstAdministratorForm> }) {
  const { form, field, errors, sentence, pending } = useForm(redeem)
  const [owner, setOwner] = useState({ name: '', email: '' })
  return (
    <form {...form} className="flex flex-col gap-4">
      <Refused sentence={sentence} />
      <TextField
        {...field('organizationName')}
        label="Organization"
        description="Your company or team. Every app belongs to it."
        autoComplete="organization"
        required
      />
      <TextField
        {...field('name')}
        label="Name"
        value={owner.name}
        onChange={(event) => setOwner({ ...owner, name: event.currentTarget.value })}
        autoComplete="name"
        required
      />
      <TextField
        {...field('email')}
        label="Email"
        type="email"
        value={owner.email}
        onChange={(event) => setOwner({ ...owner, email: event.currentTarget.value })}
        autoComplete="username"
        required
      />
      <NewPasswordField {...field('password')} label="Password" errors={errors} owner={owner} />
      <Button type="submit" variant="primary" pending={pending} className="mt-1 w-full">
        Create organization
      </Button>
    </form>
  )
}
