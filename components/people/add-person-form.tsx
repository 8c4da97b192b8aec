'use client'

import { CheckboxField, RadioCards } from '@/components/ui/choice-field'
import { DialogForm } from '@/components/ui/dialog-form'
import { TextField } from '@/components/ui/text-field'
import type { FormAction } from '@/lib/http/form'
import { ROLES } from '@/lib/people/person'
import type { NewPersonForm } from '@/lib/people/person-input'
import type { ShownLink } from './actions'

type AddPersonFormProps = {
  add: FormAction<NewPersonForm, ShownLink>
  onAdded: (shown: ShownLink) => void
}

/** The dialog for the name, email and role of a new person. */
export function AddPersonForm({ add, onAdded }: AddPersonFormProps) {
  return (
    <DialogForm
      title="Add person"
      description="You get a link for them. With it they choose their own password."
      confirm="Add person"
      action={add}
      onDone={onAdded}
    >
      {(field) => (
        <>
          <TextField {...field('name')} label="Name" autoComplete="off" required />
          <TextField {...field('email')} label="Email" type="email" autoComplete="off" required />
          <CheckboxField
            {...field('emailVerified')}
            label="The email is theirs"
            description="Apps are told that it is verified. Leave this off if you do not know."
            defaultChecked
          />
          <RadioCards
            {...field('role')}
            legend="Role"
            columns={1}
            options={ROLES}
            defaultValue="developer"
          />
        </>
      )}
    </DialogForm>
  )
}
