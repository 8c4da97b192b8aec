'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Refused } from '@/components/ui/refused'
import { TextField } from '@/components/ui/text-field'
import { useToast } from '@/components/ui/toast'
import { useForm } from '@/components/ui/use-form'
import type { FormAction } from '@/lib/http/form'
import type { ChangePasswordForm as Fields } from '@/lib/people/person-input'
import { NewPasswordField } from './new-password-field'

type ChangePasswordFormProps = {
  change: FormAction<Fields>
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
  const { form, field, errors, sentence, pending } = useForm(change, onDone)
  return (
    <form {...form} className="flex max-w-md flex-col gap-4">
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
        {...field('current')}
        label="Current password"
        type="password"
        autoComplete="current-password"
        required
      />
      <NewPasswordField {...field('next')} label="New password" errors={errors} owner={owner} />
      <Button type="submit" variant="primary" pending={pending} className="self-start">
        Change password
      </Button>
    </form>
  )
}
