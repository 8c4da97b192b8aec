'use client'

import { RadioCards } from '@/components/ui/choice-field'
import { DialogRoot } from '@/components/ui/dialog'
import { DialogForm } from '@/components/ui/dialog-form'
import { useToast } from '@/components/ui/toast'
import type { FormOf } from '@/lib/http/form'
import { ROLES } from '@/lib/people/person'
import type { RoleForm } from '@/lib/people/person-input'
import type { TaskProps } from './task'

/** Gives somebody another role. */
export function RoleDialog({ person, open, onClose, actions, finalFocus }: TaskProps) {
  const toast = useToast()
  const changed = () => {
    toast(`The role of ${person.name} was changed`)
    onClose()
  }
  return (
    <DialogRoot open={open} onOpenChange={(next) => next || onClose()}>
      {open ? (
        <DialogForm
          finalFocus={finalFocus}
          title={`Change the role of ${person.name}`}
          description="It takes effect on their next request."
          confirm="Change role"
          action={(form: FormOf<RoleForm>) => actions.giveRole(person.id, form)}
          onDone={changed}
        >
          {(field) => (
            <RadioCards
              {...field('role')}
              legend="Role"
              columns={1}
              options={ROLES}
              defaultValue={person.role}
            />
          )}
        </DialogForm>
      ) : null}
    </DialogRoot>
  )
}
