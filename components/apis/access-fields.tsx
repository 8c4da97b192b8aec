'use client'

import { RadioCards } from '@/components/ui/choice-field'
import { TextField } from '@/components/ui/text-field'
import type { FieldOf } from '@/components/ui/use-form'
import { API_ACCESS, type ApiAccess, type EditableApi } from '@/lib/apis/api'
import type { ApiForm } from '@/lib/apis/api-form'
import { EMAIL_MAX } from '@/lib/people/person'
import { ACCESS_LABELS } from './permission-words'

type AccessFieldsProps = {
  values: Pick<EditableApi, 'accessForItself' | 'accessForPeople' | 'owner'>
  field: FieldOf<ApiForm>
}

const FOR_ITSELF: Record<ApiAccess, string> = {
  nobody: 'No app gets a token for itself.',
  with_approval: 'An app waits until somebody grants what it requests.',
  every_app: 'An app gets what it requests at once.',
}

const FOR_PEOPLE: Record<ApiAccess, string> = {
  nobody: 'No app gets a token for a person.',
  with_approval: 'An app waits until somebody grants it. Then each person consents.',
  every_app: 'Each person decides alone, on the consent page.',
}

const optionsOf = (sentences: Record<ApiAccess, string>) =>
  API_ACCESS.map((value) => ({ value, label: ACCESS_LABELS[value], description: sentences[value] }))

/** Which apps get permissions of the API, and who decides about them. */
export function AccessFields({ values, field }: AccessFieldsProps) {
  return (
    <>
      <RadioCards
        {...field('accessForItself')}
        legend="Apps for themselves (client credentials)"
        columns={3}
        options={optionsOf(FOR_ITSELF)}
        defaultValue={values.accessForItself}
      />
      <RadioCards
        {...field('accessForPeople')}
        legend="Apps for people (sign-in, device, token exchange)"
        columns={3}
        options={optionsOf(FOR_PEOPLE)}
        defaultValue={values.accessForPeople}
      />
      <TextField
        {...field('ownerEmail')}
        label="Owner"
        optional
        description="The email of a colleague who may grant and refuse permissions, beside the administrators."
        type="email"
        maxLength={EMAIL_MAX}
        defaultValue={values.owner?.email ?? ''}
        autoComplete="off"
      />
    </>
  )
}
