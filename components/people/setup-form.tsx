'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Refused } from '@/components/ui/refused'
import { Skeleton } from '@/components/ui/skeleton'
import { useSubmission } from '@/components/ui/submission'
import { TextField } from '@/components/ui/text-field'
import type { Answer } from '@/lib/http/answer'
import { ClosedLink } from './closed-link'
import { useLinkOwner } from './link-token'
import { NewPasswordField } from './new-password-field'

type SetupFormProps = {
  read: (token: string) => Promise<Answer<unknown>>
  redeem: (token: string, form: FormData) => Promise<Answer<void>>
}

const WHAT_NEXT = 'Restart Keyturn: it prints a new link for as long as there is no administrator.'

/** The first organization and the person who runs it. */
export function SetupForm({ read, redeem }: SetupFormProps) {
  const link = useLinkOwner(read)
  if (!link) return <Skeleton className="h-80" />
  const { outcome, token } = link
  if (!outcome?.ok) return <ClosedLink refusal={outcome?.refusal ?? null} whatNext={WHAT_NEXT} />
  return <OpenSetupForm redeem={(form) => redeem(token, form)} />
}

function OpenSetupForm({ redeem }: { redeem: (form: FormData) => Promise<Answer<void>> }) {
  const { form, fields, sentence, pending } = useSubmission(redeem)
  const [owner, setOwner] = useState({ name: '', email: '' })
  return (
    <form {...form} className="flex flex-col gap-4">
      <Refused sentence={sentence} />
      <TextField
        label="Organization"
        name="organizationName"
        description="Your company or team. Every app belongs to it."
        error={fields.organizationName}
        autoComplete="organization"
        required
      />
      <TextField
        label="Name"
        name="name"
        value={owner.name}
        onChange={(event) => setOwner({ ...owner, name: event.currentTarget.value })}
        error={fields.name}
        autoComplete="name"
        required
      />
      <TextField
        label="Email"
        name="email"
        type="email"
        value={owner.email}
        onChange={(event) => setOwner({ ...owner, email: event.currentTarget.value })}
        error={fields.email}
        autoComplete="username"
        required
      />
      <NewPasswordField label="Password" name="password" fields={fields} owner={owner} />
      <Button type="submit" variant="primary" pending={pending} className="mt-1 w-full">
        Create organization
      </Button>
    </form>
  )
}
