'use client'

import { RecordForm, type RecordFormProps } from '@/components/ui/record-form'
import type { ProviderForm as Fields } from '@/lib/providers/provider-input'
import type { EditableProvider } from '@/lib/providers/provider-view'
import { ConnectionFields } from './connection-fields'
import { PeopleFields } from './people-fields'
import { PROVIDER_WORDS } from './provider-words'
import { RoleFields } from './role-fields'

type ProviderFormProps = RecordFormProps<EditableProvider, Fields> & {
  /** For a new one: its id, which stands in the redirect URI. */
  newId?: string
}

/** Adds or edits a provider. */
export function ProviderForm({ newId, ...props }: ProviderFormProps) {
  return (
    <RecordForm
      {...props}
      what="provider"
      revision="revision"
      words={PROVIDER_WORDS}
      pathOf={(id) => `/admin/providers/${id}`}
    >
      {({ values, field }) => (
        <>
          <ConnectionFields values={values} field={field} newId={newId ?? null} />
          <PeopleFields values={values} field={field} />
          <RoleFields values={values} field={field} />
        </>
      )}
    </RecordForm>
  )
}
