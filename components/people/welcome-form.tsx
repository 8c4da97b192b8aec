'use client'

import { Button } from '@/components/ui/button'
import { Name } from '@/components/ui/name'
import { Refused } from '@/components/ui/refused'
import { Skeleton } from '@/components/ui/skeleton'
import { useAction } from '@/components/ui/use-action'
import { useForm } from '@/components/ui/use-form'
import type { Answer } from '@/lib/http/answer'
import type { FormAction, FormOf } from '@/lib/http/form'
import type { ChoosePasswordForm } from '@/lib/people/person-input'
import { ClosedLink } from './closed-link'
import { useLinkOwner } from './link-token'
import { NewPasswordField } from './new-password-field'

type Owner = { name: string; email: string; joins: string | null }

type WelcomeFormProps = {
  read: (token: string) => Promise<Answer<Owner>>
  choose: (token: string, form: FormOf<ChoosePasswordForm>) => Promise<Answer<void>>
  join: (token: string) => Promise<Answer<void>>
}

const WHAT_NEXT = 'Ask an administrator of your organization for a new one.'

/** Somebody who was added chooses a password. */
export function WelcomeForm({ read, choose, join }: WelcomeFormProps) {
  const link = useLinkOwner(read)
  if (!link) return <Skeleton className="h-40" />
  const { answer, token } = link
  if (!answer?.ok) return <ClosedLink refusal={answer?.refusal ?? null} whatNext={WHAT_NEXT} />
  const { joins, email } = answer.value
  if (joins !== null) return <Join organization={joins} email={email} join={() => join(token)} />
  return <OpenWelcomeForm owner={answer.value} choose={(form) => choose(token, form)} />
}

type JoinProps = { organization: string; email: string; join: () => Promise<Answer<void>> }

/** Somebody who has an account, and is signed in with it, was invited to one more organization. */
function Join({ organization, email, join }: JoinProps) {
  const { call, pending, error } = useAction(join)
  return (
    <div className="flex flex-col gap-4">
      <p className="[overflow-wrap:anywhere]">
        You are signed in as <span className="font-medium">{email}</span>, and{' '}
        <Name>{organization}</Name> has invited you. You keep your password and your other
        organizations.
      </p>
      <Refused sentence={error?.sentence} />
      <Button variant="primary" pending={pending} onClick={() => call()} className="w-full">
        Join <Name>{organization}</Name>
      </Button>
    </div>
  )
}

function OpenWelcomeForm(props: { owner: Owner; choose: FormAction<ChoosePasswordForm> }) {
  const { form, field, errors, sentence, pending } = useForm(props.choose)
  const { name, email } = props.owner
  return (
    <form {...form} className="flex flex-col gap-4">
      <p className="[overflow-wrap:anywhere]">
        Hello <Name>{name}</Name>. You will sign in as <span className="font-medium">{email}</span>.
      </p>
      <Refused sentence={sentence} />
      {/* For password managers: they keep a password together with the name it is for. */}
      <input type="text" name="username" autoComplete="username" value={email} readOnly hidden />
      <NewPasswordField
        {...field('password')}
        label="Password"
        errors={errors}
        owner={props.owner}
      />
      <Button type="submit" variant="primary" pending={pending} className="mt-1 w-full">
        Choose password
      </Button>
    </form>
  )
}
