import { RadioCards } from '@/components/ui/choice-field'
import { APP_PKCE, type AppType } from '@/lib/apps/fields/field'
import { FIELDS } from '@/lib/apps/fields/fields'
import type { SectionProps } from './app-form-sections'
import { PKCE } from './pkce-words'

/** When the app needs PKCE. A native app always does, and a machine app never. */
export function PkceField({ type, values, field }: SectionProps & { type: AppType }) {
  return (
    <div hidden={type !== 'web'}>
      <RadioCards
        legend={FIELDS.pkce.label}
        {...field('pkce')}
        options={APP_PKCE.map((value) => ({ value, ...PKCE[value] }))}
        defaultValue={values.pkce}
        columns={3}
      />
    </div>
  )
}
