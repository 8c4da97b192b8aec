'use client'

import { RadioCards } from '@/components/ui/choice-field'
import { DialogForm } from '@/components/ui/dialog-form'
import { TextField } from '@/components/ui/text-field'
import type { Answer } from '@/lib/http/answer'
import { ROLES } from '@/lib/people/person'
import type { ShownLink } from './actions'

type AddPersonFormProps = {
  add: (form: FormData) => Promise<Answer<ShownLink>>
  onAdded: (shown: ShownLink) => void
}

/** The dialog in which somebody is described who will be here. */
export function AddPersonForm({ add, onAdded }: AddPersonFormProps) {
  return (
    <DialogForm
      title="Add person"
      description="You get a link for them, with which they choose their own password."
      confirm="Add person"
      action={add}
      onDone={onAdded}
    >
      {(errors) => (
        <>
          <TextField label="Name" name="name" error={errors.name} autoComplete="off" required />
          <TextField
            label="Email"
            name="email"
            type="email"
            error={errors.email}
            autoComplete="off"
            required
          />
          <RadioCards
            legend="Role"
            name="role"
            columns={1}
            options={ROLES}
            defaultValue="developer"
            error={errors.role}
          />
        </>
      )}
    </DialogForm>
  )
}
