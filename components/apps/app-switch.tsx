import { CheckboxField } from '@/components/ui/choice-field'
import { FIELDS, type FormFieldName, type KindOf } from '@/lib/apps/fields/fields'
import type { SectionProps } from './app-form-sections'

/** The fields of the form that are on or off. */
type SwitchName = {
  [F in FormFieldName]: KindOf<F> extends 'switch' ? F : never
}[FormFieldName]

/** What each does, and the types of app that have it. */
const SWITCHES: Record<SwitchName, { sentence: string; types: readonly string[] }> = {
  clientCredentials: {
    sentence:
      'It also gets tokens with its own credentials, with no person behind them (grant type client_credentials).',
    types: ['web'],
  },
  dpopRequired: {
    sentence:
      'It gets no token without a proof of its key, so a stolen token is worth nothing elsewhere (RFC 9449).',
    types: ['web', 'machine', 'native'],
  },
  parRequired: {
    sentence:
      'It sends its authorization requests to Keyturn directly; a browser carries only a reference (RFC 9126).',
    types: ['web', 'native'],
  },
  azureDevops: {
    sentence:
      'It uses the Azure DevOps endpoints, which know no PKCE. Leave this off unless the app cannot be changed.',
    types: ['web'],
  },
}

type AppSwitchProps = SectionProps & { which: SwitchName; type: string }

/** A switch of an app. It is hidden from apps that do not have it. */
export function AppSwitch({ which, type, values, field }: AppSwitchProps) {
  const { sentence, types } = SWITCHES[which]
  const { name } = field(which)
  return (
    <div hidden={!types.includes(type)}>
      <CheckboxField
        name={name}
        label={FIELDS[which].label}
        description={sentence}
        defaultChecked={values[which]}
      />
    </div>
  )
}
