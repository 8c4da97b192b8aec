import { RadioCards } from '@/components/ui/choice-field'
import type { AppType } from '@/lib/apps/fields/field'
import { FIELDS } from '@/lib/apps/fields/fields'
import type { SigningAlgorithm, UserinfoFormat } from '@/lib/apps/fields/signing-algorithm'
import type { SectionProps } from './app-form-sections'

const SIGNATURES = {
  RS256: 'Every OpenID Connect library knows it, and most expect it where nothing is said.',
  ES256: 'Shorter, and quicker to make. For libraries that are told so, and for FAPI 2.0.',
  EdDSA: 'Ed25519: as short as ES256. Few libraries know it.',
} as const satisfies Record<SigningAlgorithm, string>

const JWT = 'A JWT that is signed for this app.'

const FORMATS = {
  json: 'What libraries expect where nothing is said.',
  RS256: JWT,
  ES256: JWT,
  EdDSA: JWT,
} as const satisfies Record<UserinfoFormat, string>

const OPTIONS = {
  idTokenAlg: optionsOf(SIGNATURES),
  userinfoAlg: optionsOf(FORMATS),
}

type AppChoiceProps = SectionProps & { which: keyof typeof OPTIONS; type: AppType }

/** One of a few named values of an app. It is hidden from apps in which nobody signs in. */
export function AppChoice({ which, type, values, field }: AppChoiceProps) {
  return (
    <div hidden={type === 'machine'}>
      <RadioCards
        {...field(which)}
        legend={FIELDS[which].label}
        options={OPTIONS[which]}
        defaultValue={values[which]}
        columns={which === 'userinfoAlg' ? 2 : 3}
      />
    </div>
  )
}

function optionsOf(sentences: Record<string, string>) {
  return Object.entries(sentences).map(([value, description]) => ({
    value,
    label: value === 'json' ? 'JSON' : value,
    description,
  }))
}
