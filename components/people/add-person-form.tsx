'use client'

import { useId } from 'react'
import { Banner } from '@/components/ui/banner'
import { Button } from '@/components/ui/button'
import { RadioCards } from '@/components/ui/choice-field'
import { DialogContent } from '@/components/ui/dialog'
import { useSubmission } from '@/components/ui/submission'
import { TextField } from '@/components/ui/text-field'
import type { Answer } from '@/lib/http/answer'
import { ROLES } from '@/lib/people/person'
import type { ShownLink } from './doors'

type AddPersonFormProps = {
  add: (form: FormData) => Promise<Answer<ShownLink>>
  onAdded: (shown: ShownLink) => void
  onCancel: () => void
}

/** The dialog in which somebody is described who will be here. */
export function AddPersonForm({ add, onAdded, onCancel }: AddPersonFormProps) {
  const formId = useId()
  const { form, fields, sentence, pending } = useSubmission(add, onAdded)
  return (
    <DialogContent
      title="Add person"
      description="You get a link for them, with which they choose their own password."
      footer={
        <>
          <Button onClick={onCancel}>Cancel</Button>
          <Button type="submit" form={formId} variant="primary" pending={pending}>
            Add person
          </Button>
        </>
      }
    >
      <form id={formId} {...form} className="flex flex-col gap-4">
        {sentence && Object.keys(fields).length === 0 ? (
          <Banner tone="danger" announce>
            {sentence}
          </Banner>
        ) : null}
        <TextField label="Name" name="name" error={fields.name} autoComplete="off" required />
        <TextField
          label="Email"
          name="email"
          type="email"
          error={fields.email}
          autoComplete="off"
          required
        />
        <RadioCards
          legend="Role"
          name="role"
          columns={1}
          options={ROLES}
          defaultValue="developer"
          error={fields.role}
        />
      </form>
    </DialogContent>
  )
}
