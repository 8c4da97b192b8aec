import { TextField } from '@/components/ui/text-field'
import type { FieldOf } from '@/components/ui/use-form'
import { PRESET } from '@/lib/providers/presets'
import { PROVIDER_NAME_MAX } from '@/lib/providers/provider'
import type { ProviderForm } from '@/lib/providers/provider-input'
import type { EditableProvider } from '@/lib/providers/provider-view'

export type ProviderFieldsProps = { values: EditableProvider; field: FieldOf<ProviderForm> }

const TYPED = { autoComplete: 'off', autoCapitalize: 'none', spellCheck: false } as const

/** Where the provider is, and what it knows Keyturn by. */
export function ConnectionFields({
  values,
  field,
  newId,
}: ProviderFieldsProps & { newId: string | null }) {
  return (
    <>
      {newId ? (
        <>
          <input name={field('id').name} type="hidden" value={newId} />
          <input name={field('preset').name} type="hidden" value={values.preset} />
        </>
      ) : null}
      <TextField
        {...field('name')}
        label="Name"
        description="Stands on its button: Continue with …"
        required
        maxLength={PROVIDER_NAME_MAX}
        defaultValue={values.name}
        autoComplete="off"
      />
      {newId ? (
        <TextField
          {...field('issuer')}
          {...TYPED}
          label="Issuer"
          description={`Such as ${PRESET[values.preset].issuer}. Its discovery document is read when you save.`}
          required
          mono
          defaultValue={values.issuer}
        />
      ) : null}
      <TextField
        {...field('clientId')}
        {...TYPED}
        label="Client ID"
        description={
          newId
            ? undefined
            : 'With another client ID its people are signed out, and linked anew by their addresses.'
        }
        required
        mono
        defaultValue={values.clientId}
      />
      <TextField
        {...field('clientSecret')}
        {...TYPED}
        label={newId ? 'Client secret' : 'New client secret'}
        description={newId ? undefined : 'Leave it empty to keep the present one.'}
        type="password"
        required={newId !== null}
        mono
      />
      <TextField
        {...field('secretEndsAt')}
        label="The secret ends"
        description="Keyturn reminds you from thirty days before."
        optional
        type="date"
        defaultValue={values.secretEndsAt?.toISOString().slice(0, 10)}
      />
      <TextField
        {...field('scopes')}
        {...TYPED}
        label="Scopes"
        required
        mono
        defaultValue={values.scopes}
      />
    </>
  )
}
