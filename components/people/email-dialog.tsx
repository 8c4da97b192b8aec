'use client'

import { DialogRoot } from '@/components/ui/dialog'
import { DialogForm } from '@/components/ui/dialog-form'
import { TextField } from '@/components/ui/text-field'
import { useToast } from '@/components/ui/toast'
import type { FormOf } from '@/lib/http/form'
import { EMAIL_MAX } from '@/lib/people/person'
import type { EmailForm } from '@/lib/people/person-input'
import type { TaskProps } from './task'

/** Gives somebody another email. */
export function EmailDialog({ person, open, onClose, actions, finalFocus }: TaskProps) {
  const toast = useToast()
  const changed = () => {
    toast(`The email of ${person.name} was changed`)
    onClose()
  }
  return (
    <DialogRoot open={open} onOpenChange={(next) => next || onClose()}>
      {open ? (
        <DialogForm
          finalFocus={finalFocus}
          title={`Change the email of ${person.name}`}
          description="They sign in with it from now on. Their sessions and the links that were mailed to them end, and both addresses are told."
          confirm="Change email"
          action={(form: FormOf<EmailForm>) => actions.giveEmail(person.id, form)}
          onDone={changed}
        >
          {(field) => (
            <TextField
              {...field('email')}
              label="Email"
              type="email"
              required
              maxLength={EMAIL_MAX}
              defaultValue={person.email}
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
            />
          )}
        </DialogForm>
      ) : null}
    </DialogRoot>
  )
}
