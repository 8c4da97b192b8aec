'use client'

import { Banner } from '@/components/ui/banner'
import { Button, ButtonLink } from '@/components/ui/button'
import { Refused } from '@/components/ui/refused'
import { Skeleton } from '@/components/ui/skeleton'
import { useAction } from '@/components/ui/use-action'
import type { Answer } from '@/lib/http/answer'
import { useLinkOwner } from './link-token'

type ConfirmEmailProps = {
  read: (token: string) => Promise<Answer<{ email: string }>>
  confirm: (token: string) => Promise<Answer<void>>
}

const NO_ANSWER = 'No answer came back. Check your connection and reload this page.'
const SIGN_IN_FIRST =
  'Sign in to the account that gets this email. Then open the link of the mail again.'

/** Somebody opened the link that was mailed to the email they want. */
export function ConfirmEmail({ read, confirm }: ConfirmEmailProps) {
  const link = useLinkOwner(read)
  if (!link) return <Skeleton className="h-40" />
  const { answer, token } = link
  if (answer?.ok) return <OpenLink email={answer.value.email} confirm={() => confirm(token)} />
  const isStranger = answer?.refusal.code === 'not_signed_in'
  return (
    <div className="flex flex-col gap-4">
      <Banner tone={isStranger ? 'info' : 'warning'} announce>
        {isStranger ? SIGN_IN_FIRST : (answer?.refusal.sentence ?? NO_ANSWER)}
      </Banner>
      {isStranger ? (
        <ButtonLink href="/sign-in">Go to the sign-in page</ButtonLink>
      ) : (
        <ButtonLink href="/account">Go to your account</ButtonLink>
      )}
    </div>
  )
}

function OpenLink(props: { email: string; confirm: () => Promise<Answer<void>> }) {
  const { call, pending, error } = useAction(props.confirm)
  return (
    <div className="flex flex-col gap-4">
      <p className="[overflow-wrap:anywhere]">
        You will sign in as <span className="font-medium">{props.email}</span> from now on. The
        email that you had is told.
      </p>
      <Refused sentence={error?.sentence} />
      <Button variant="primary" pending={pending} onClick={() => call()} className="w-full">
        Confirm email
      </Button>
    </div>
  )
}
