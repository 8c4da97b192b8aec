'use client'

import { useState } from 'react'
import { Banner } from '@/components/ui/banner'
import { Button } from '@/components/ui/button'
import { Refused } from '@/components/ui/refused'
import { TextField } from '@/components/ui/text-field'
import { useForm } from '@/components/ui/use-form'
import type { FormAction } from '@/lib/http/form'
import type { ForgottenPasswordForm } from '@/lib/people/person-input'

type ForgotPasswordFormProps = {
  ask: FormAction<ForgottenPasswordForm>
  /** Whether mails are sent here. */
  byMail: boolean
}

const ON_ITS_WAY =
  'If there is an account with this email, a mail is on its way to it. Its link works once, for one hour.'
const IN_OUTBOX =
  'Mail is not configured here. If there is an account with this email, ask an administrator for the link: it waits in their Outbox, for one hour.'

/** Somebody asks for a new password. What they read says nothing about who has an account. */
export function ForgotPasswordForm({ ask, byMail }: ForgotPasswordFormProps) {
  const [isAsked, setAsked] = useState(false)
  const { form, field, sentence, pending } = useForm(ask, () => setAsked(true))
  if (isAsked) return <Banner tone="info">{byMail ? ON_ITS_WAY : IN_OUTBOX}</Banner>
  return (
    <form {...form} className="flex flex-col gap-4">
      <Refused sentence={sentence} />
      <TextField {...field('email')} label="Email" type="email" autoComplete="username" required />
      <Button type="submit" variant="primary" pending={pending} className="mt-1 w-full">
        Send the link
      </Button>
    </form>
  )
}
