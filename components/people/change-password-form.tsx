'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Refused } from '@/components/ui/refused'
import { useSubmission } from '@/components/ui/submission'
import { TextField } from '@/components/ui/text-field'
import { useToast } from '@/components/ui/toast'
import type { Answer } from '@/lib/http/answer'
import { NewPasswordField } from './new-password-field'

type ChangePasswordFormProps = {
  change: (form: FormData) => Promise<Answer<void>>
  owner: { name: string; email: string }
}

/** The old password and a new one. */
export function ChangePasswordForm(props: ChangePasswordFormProps) {
  const [round, setRound] = useState(0)
  const toast = useToast()
  const onDone = () => {
    toast('Password changed. All other sessions were ended.')
    setRound(round + 1)
  }
  // A new round is an empty form.
  return <OneChange key={round} {...props} onDone={onDone} />
}

function OneChange({ change, owner, onDone }: ChangePasswordFormProps & { onDone: () => void }) {
  const { form, fields, sentence, pending } = useSubmission(change, onDone)
  return (
    // The method matters before the script has come: a password must never get into an address.
    <form {...form} method="post" className="flex max-w-md flex-col gap-4">
      <Refused sentence={sentence} />
      <input
        type="text"
        name="username"
        autoComplete="username"
        value={owner.email}
        readOnly
        hidden
      />
      <TextField
        label="Current password"
        name="current"
        type="password"
        error={fields.current}
        autoComplete="current-password"
        required
      />
      <NewPasswordField label="New password" name="next" fields={fields} owner={owner} />
      <Button type="submit" variant="primary" pending={pending} className="self-start">
        Change password
      </Button>
    </form>
  )
}
