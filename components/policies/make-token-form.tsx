'use client'

import { useId } from 'react'
import { Banner } from '@/components/ui/banner'
import { Button } from '@/components/ui/button'
import { DialogContent } from '@/components/ui/dialog'
import { SelectField } from '@/components/ui/select-field'
import { useSubmission } from '@/components/ui/submission'
import { TextField } from '@/components/ui/text-field'
import type { Answer } from '@/lib/http/answer'
import {
  INITIAL_ACCESS_TOKEN_DAYS,
  INITIAL_ACCESS_TOKEN_NAME_MAX,
} from '@/lib/policies/initial-access-token'

const DAYS = INITIAL_ACCESS_TOKEN_DAYS.map((days) => ({
  value: String(days),
  label: days === 1 ? '1 day' : `${days} days`,
}))

type MakeTokenFormProps = {
  make: (form: FormData) => Promise<Answer<string>>
  onMade: (value: string) => void
  onCancel: () => void
}

/** Says what a new token is for and how long it works. */
export function MakeTokenForm({ make, onMade, onCancel }: MakeTokenFormProps) {
  const formId = useId()
  const { form, fields, sentence, pending } = useSubmission(make, onMade)
  return (
    <DialogContent
      title="New initial access token"
      description="Whoever holds it registers apps that belong to you, as often as they like, until it ends."
      footer={
        <>
          <Button onClick={onCancel}>Cancel</Button>
          <Button type="submit" form={formId} variant="primary" pending={pending}>
            Make token
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
        <TextField
          {...{ label: 'Name', name: 'name', required: true }}
          maxLength={INITIAL_ACCESS_TOKEN_NAME_MAX}
          description="What will use it, such as “Deployment of the tenants”."
          error={fields.name}
          autoComplete="off"
        />
        <SelectField
          {...{ label: 'Works for', name: 'days', options: DAYS, defaultValue: '7' }}
          error={fields.days}
        />
      </form>
    </DialogContent>
  )
}
