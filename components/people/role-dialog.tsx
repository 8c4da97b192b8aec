'use client'

import { useId } from 'react'
import { Banner } from '@/components/ui/banner'
import { Button } from '@/components/ui/button'
import { RadioCards } from '@/components/ui/choice-field'
import { DialogContent, DialogRoot } from '@/components/ui/dialog'
import { useSubmission } from '@/components/ui/submission'
import { useToast } from '@/components/ui/toast'
import { ROLES } from '@/lib/people/person'
import type { TaskProps } from './task'

/** Gives somebody another role. */
export function RoleDialog({ open, ...props }: TaskProps) {
  return (
    <DialogRoot open={open} onOpenChange={(next) => next || props.onClose()}>
      {open ? <RoleForm {...props} /> : null}
    </DialogRoot>
  )
}

function RoleForm({ person, onClose, doors, finalFocus }: Omit<TaskProps, 'open'>) {
  const formId = useId()
  const toast = useToast()
  const { form, fields, sentence, pending } = useSubmission(
    (given) => doors.giveRole(person.id, given),
    () => {
      toast(`The role of ${person.name} was changed`)
      onClose()
    },
  )
  return (
    <DialogContent
      finalFocus={finalFocus}
      title={`Change the role of ${person.name}`}
      description="It counts from their next click on."
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" form={formId} variant="primary" pending={pending}>
            Change role
          </Button>
        </>
      }
    >
      <form id={formId} {...form} className="flex flex-col gap-4">
        {sentence ? (
          <Banner tone="danger" announce>
            {sentence}
          </Banner>
        ) : null}
        <RadioCards
          legend="Role"
          name="role"
          columns={1}
          options={ROLES}
          defaultValue={person.role}
          error={fields.role}
        />
      </form>
    </DialogContent>
  )
}
