'use client'

import { useRouter } from 'next/navigation'
import { Banner } from '@/components/ui/banner'
import { Button, ButtonLink } from '@/components/ui/button'
import { RadioCards } from '@/components/ui/choice-field'
import { useSubmission } from '@/components/ui/submission'
import { TextField } from '@/components/ui/text-field'
import { useToast } from '@/components/ui/toast'
import { useUnsavedGuard } from '@/components/ui/unsaved-guard'
import { API_NAME_MAX, type ApiView } from '@/lib/apis/api'
import type { Answer } from '@/lib/http/answer'
import { IdentifierField } from './identifier-field'
import { LifetimeField } from './lifetime-field'
import { ScopesField } from './scopes-field'

export type ApiFormValues = Pick<ApiView, 'name' | 'tokenFormat' | 'tokenTtlSeconds' | 'scopes'> & {
  /** Null while there is none: it is chosen once. */
  identifier: string | null
}

type ApiFormProps = {
  values: ApiFormValues
  /** Answers the API's id. */
  action: (form: FormData) => Promise<Answer<string>>
  submitLabel: string
  done: string
  cancelHref: string
}

const FORMATS = [
  {
    value: 'opaque',
    label: 'Opaque',
    description: 'A random value. The API asks Keyturn what it is worth, so an end counts at once.',
  },
  {
    value: 'jwt',
    label: 'JWT',
    description:
      'Signed facts that the API reads by itself. It may accept one that was ended until its lifetime is over.',
  },
]

/** Registers or edits an API. What was typed stays until it is accepted. */
export function ApiForm({ values, action, submitLabel, done, cancelHref }: ApiFormProps) {
  const router = useRouter()
  const toast = useToast()
  const guard = useUnsavedGuard()
  const { form, fields, refusal, pending } = useSubmission(action, (id) => {
    guard.release()
    toast(done)
    router.push(`/admin/apis/${id}`)
  })
  return (
    <form {...form} onChange={guard.hold} className="flex max-w-2xl flex-col gap-6">
      {refusal ? (
        <Banner tone="danger" title={refusal.sentence} announce>
          Nothing was saved. What you typed is still here.
        </Banner>
      ) : null}
      <TextField
        {...{ label: 'Name', name: 'name', required: true, maxLength: API_NAME_MAX }}
        defaultValue={values.name}
        error={fields.name}
        autoComplete="off"
      />
      <IdentifierField fixed={values.identifier} error={fields.identifier} />
      <RadioCards
        {...{ legend: 'Tokens', name: 'tokenFormat', options: FORMATS }}
        defaultValue={values.tokenFormat}
        error={fields.tokenFormat}
      />
      <LifetimeField seconds={values.tokenTtlSeconds} error={fields.tokenTtlSeconds} />
      <ScopesField defaultValue={values.scopes} error={fields.scopes} />
      <div className="flex flex-col-reverse gap-2 border-t pt-5 sm:flex-row sm:justify-end">
        <ButtonLink href={cancelHref}>Cancel</ButtonLink>
        <Button type="submit" variant="primary" pending={pending}>
          {submitLabel}
        </Button>
      </div>
    </form>
  )
}
