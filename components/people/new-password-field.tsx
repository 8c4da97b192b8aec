'use client'

import { Eye, EyeOff } from 'lucide-react'
import { useDeferredValue, useState } from 'react'
import { IconButton } from '@/components/ui/button'
import { TextField } from '@/components/ui/text-field'
import type { FieldErrors } from '@/lib/errors'
import { PasswordMeter } from './password-meter'

type NewPasswordFieldProps = {
  label: string
  name: string
  error: string | undefined
  /** The errors of the last attempt. A new object after every attempt. */
  errors: FieldErrors
  owner: { email: string; name: string }
}

/** A field for a new password. It can be shown, and it says how strong it is. */
export function NewPasswordField({
  owner,
  errors,
  error: refused,
  ...field
}: NewPasswordFieldProps) {
  const [password, setPassword] = useState('')
  const [shown, setShown] = useState(false)
  // An error is shown until the person types. From then on the meter judges the password.
  const [outdated, setOutdated] = useState<FieldErrors | null>(null)
  const error = outdated === errors ? undefined : refused
  return (
    <div className="flex flex-col gap-2">
      <TextField
        {...field}
        error={error}
        type={shown ? 'text' : 'password'}
        value={password}
        onChange={(event) => {
          setPassword(event.currentTarget.value)
          setOutdated(errors)
        }}
        autoComplete="new-password"
        autoCapitalize="off"
        spellCheck={false}
        required
        trailing={
          <IconButton
            icon={shown ? EyeOff : Eye}
            label={shown ? 'Hide characters' : 'Show characters'}
            aria-pressed={shown}
            onClick={() => setShown(!shown)}
          />
        }
      />
      <PasswordMeter
        password={useDeferredValue(password)}
        owner={owner}
        quiet={error !== undefined}
      />
    </div>
  )
}
