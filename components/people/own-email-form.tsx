'use client'

import { useState } from 'react'
import { Banner } from '@/components/ui/banner'
import { Button } from '@/components/ui/button'
import { Refused } from '@/components/ui/refused'
import { TextField } from '@/components/ui/text-field'
import { Time } from '@/components/ui/time'
import { useForm } from '@/components/ui/use-form'
import type { FormAction } from '@/lib/http/form'
import { EMAIL_MAX } from '@/lib/people/person'
import type { EmailForm } from '@/lib/people/person-input'

type OwnEmailFormProps = {
  ask: FormAction<EmailForm>
  /** The email whose link has not been opened yet. */
  waiting: { email: string; expiresAt: Date } | null
}

/** A person asks for another email. What they read says nothing about who has an account. */
export function OwnEmailForm({ ask, waiting }: OwnEmailFormProps) {
  const [round, setRound] = useState(0)
  return (
    <div className="flex max-w-md flex-col gap-4">
      {waiting ? (
        <Banner tone="info" announce={round > 0}>
          <span className="[overflow-wrap:anywhere]">
            A mail is on its way to {waiting.email}. Open its link in this browser: it ends{' '}
            <Time at={waiting.expiresAt} />. Until then your email stays as it is.
          </span>
        </Banner>
      ) : null}
      {/* A new round is an empty form. */}
      <OneRequest key={round} ask={ask} onDone={() => setRound(round + 1)} />
    </div>
  )
}

function OneRequest({ ask, onDone }: { ask: FormAction<EmailForm>; onDone: () => void }) {
  const { form, field, sentence, pending } = useForm(ask, onDone)
  return (
    <form {...form} className="flex flex-col gap-4">
      <Refused sentence={sentence} />
      <TextField
        {...field('email')}
        label="New email"
        type="email"
        required
        maxLength={EMAIL_MAX}
        autoComplete="email"
        autoCapitalize="none"
        spellCheck={false}
      />
      <Button type="submit" pending={pending} className="self-start">
        Send the link
      </Button>
    </form>
  )
}
