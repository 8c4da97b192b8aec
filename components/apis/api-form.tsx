'use client'

import { RecordForm, type RecordFormProps } from '@/components/ui/record-form'
import { TextField } from '@/components/ui/text-field'
import { API_NAME_MAX, type EditableApi } from '@/lib/apis/api'
import type { ApiForm as Fields } from '@/lib/apis/api-form'
import { AccessFields } from './access-fields'
import { ApiScopesField } from './api-scopes-field'
import { API_WORDS } from './api-words'
import { IdentifierField } from './identifier-field'
import { LifetimeField } from './lifetime-field'
import { TokenFields } from './token-fields'

type ApiFormValues = EditableApi & {
  /** Null while there is none: it is chosen once. */
  identifier: string | null
}

/** Registers or edits an API. */
export function ApiForm(props: RecordFormProps<ApiFormValues, Fields>) {
  return (
    <RecordForm
      {...props}
      what="API"
      revision="revision"
      words={API_WORDS}
      pathOf={(id) => `/admin/apis/${id}`}
    >
      {({ values, field, errors }) => (
        <>
          <TextField
            {...field('name')}
            label="Name"
            required
            maxLength={API_NAME_MAX}
            defaultValue={values.name}
            autoComplete="off"
          />
          <IdentifierField {...field('identifier')} fixed={values.identifier} />
          <TokenFields values={values} field={field} />
          <LifetimeField
            seconds={values.tokenTtlSeconds}
            field={field}
            error={errors.tokenTtlSeconds}
          />
          <AccessFields values={values} field={field} />
          <ApiScopesField defaultValue={values.scopes} field={field} error={errors.scopes} />
        </>
      )}
    </RecordForm>
  )
}
