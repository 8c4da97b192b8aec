import { RadioCards } from '@/components/ui/choice-field'
import { type AppType, FAPI_PROFILES } from '@/lib/apps/fields/field'
import { FIELDS } from '@/lib/apps/fields/fields'
import type { SectionProps } from './app-form-sections'
import { FAPI } from './fapi-words'

/** Which profile of FAPI 2.0 the app is held to. A public client can be in none. */
export function FapiField({ type, values, field, errors }: SectionProps & { type: AppType }) {
  return (
    <div hidden={type === 'native'}>
      <RadioCards
        legend={FIELDS.fapiProfile.label}
        name={field('fapiProfile').name}
        columns={1}
        options={FAPI_PROFILES.map((value) => ({ value, ...FAPI[value] }))}
        defaultValue={values.fapiProfile}
        error={errors.fapiProfile}
      />
    </div>
  )
}
