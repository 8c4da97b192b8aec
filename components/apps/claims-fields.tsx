import { RadioCards } from '@/components/ui/choice-field'
import type { AppType } from '@/lib/apps/fields/field'
import { FIELDS } from '@/lib/apps/fields/fields'
import { CLAIMS_IN_ID_TOKEN, ROLE_CLAIMS } from '@/lib/apps/fields/told-claims'
import type { SectionProps } from './app-form-sections'
import { CLAIMS_IN_ID_TOKEN_WORDS, ROLE_CLAIM_WORDS } from './claims-words'

type ClaimsFieldProps = SectionProps & { type: AppType }

/** What the app's ID token says. Nobody signs in to a machine app. */
export function ClaimsInIdTokenField({ type, values, field }: ClaimsFieldProps) {
  return (
    <div hidden={type === 'machine'}>
      <RadioCards
        legend={FIELDS.claimsInIdToken.label}
        {...field('claimsInIdToken')}
        options={CLAIMS_IN_ID_TOKEN.map((value) => ({
          value,
          ...CLAIMS_IN_ID_TOKEN_WORDS[value],
        }))}
        defaultValue={values.claimsInIdToken}
        columns={2}
      />
    </div>
  )
}

/** Whether the app is told of roles, and how. */
export function RoleClaimField({ type, values, field }: ClaimsFieldProps) {
  return (
    <div hidden={type === 'machine'}>
      <RadioCards
        legend={FIELDS.roleClaim.label}
        {...field('roleClaim')}
        options={ROLE_CLAIMS.map((value) => ({ value, ...ROLE_CLAIM_WORDS[value] }))}
        defaultValue={values.roleClaim}
        columns={3}
      />
    </div>
  )
}
