'use client'

import { DialogForm } from '@/components/ui/dialog-form'
import { SelectField } from '@/components/ui/select-field'
import { TextField } from '@/components/ui/text-field'
import type { Answer } from '@/lib/http/answer'
import {
  INITIAL_ACCESS_TOKEN_DAYS,
  INITIAL_ACCESS_TOKEN_NAME_MAX,
} from '@/lib/initial-access-tokens/initial-access-token'

const DAYS = INITIAL_ACCESS_TOKEN_DAYS.map((days) => ({
  value: String(days),
  label: days === 1 ? '1 day' : `${days} days`,
}))

type MakeTokenFormProps = {
  make: (form: FormData) => Promise<Answer<string>>
  onMade: (value: string) => void
}

/** Says what a new token is for and how long it works. */
export function MakeTokenForm({ make, onMade }: MakeTokenFormProps) {
  return (
    <DialogForm
      title="New initial access token"
      description="Whoever holds it registers apps that belong to you, as often as they like, until it ends."
      confirm="Make token"
      action={make}
      onDone={onMade}
    >
      {(errors) => (
        <>
          <TextField
            label="Name"
            name="name"
            required
            maxLength={INITIAL_ACCESS_TOKEN_NAME_MAX}
            description="What will use it, such as “Deployment of the tenants”."
            error={errors.name}
            autoComplete="off"
          />
          <SelectField
            label="Works for"
            name="days"
            options={DAYS}
            defaultValue="7"
            error={errors.days}
          />
        </>
      )}
    </DialogForm>
  )
}
