'use client'

import { Button } from '@/components/ui/button'
import { Refused } from '@/components/ui/refused'
import { Skeleton } from '@/components/ui/skeleton'
import { useSubmission } from '@/components/ui/submission'
import type { Answer } from '@/lib/http/answer'
import { ClosedLink } from './closed-link'
import { useLinkOwner } from './link-token'
import { NewPasswordField } from './new-password-field'

type Owner = { name: string; email: string }

type WelcomeFormProps = {
  read: (token: string) => Promise<Answer<Owner>>
  choose: (token: string, form: FormData) => Promise<Answer<void>>
}

const WHAT_NEXT = 'Ask an administrator of your organization for a new one.'

/** Somebody who was added chooses a password. */
export function WelcomeForm({ read, choose }: WelcomeFormProps) {
  const link = useLinkOwner(read)
  if (!link) return <Skeleton className="h-40" />
  const { outcome, token } = link
  if (!outcome?.ok) return <ClosedLink refusal={outcome?.refusal ?? null} whatNext={WHAT_NEXT} />
  return <OpenWelcomeForm owner={outcome.value} choose={(form) => choose(token, form)} />
}

function OpenWelcomeForm(props: {
  owner: Owner
  choose: (form: FormData) => Promise<Answer<void>>
}) {
  const { form, fields, sentence, pending } = useSubmission(props.choose)
  const { name, email } = props.owner
  return (
    <form {...form} className="flex flex-col gap-4">
      <p className="[overflow-wrap:anywhere]">
        Hello {name}. You will sign in as <span className="font-medium">{email}</span>.
      </p>
      <Refused sentence={sentence} />
      {/* For password managers: they keep a password together with the name it is for. */}
      <input type="text" name="username" autoComplete="username" value={email} readOnly hidden />
      <NewPasswordField label="Password" name="password" fields={fields} owner={props.owner} />
      <Button type="submit" variant="primary" pending={pending} className="mt-1 w-full">
        Choose password
      </Button>
    </form>
  )
}
