import { RadioCards } from '@/components/ui/choice-field'
import type { AppType } from '@/lib/apps/fields/field'
import { FIELDS } from '@/lib/apps/fields/fields'
import type { SectionProps } from './app-form-sections'
import { CHOICES, type ChoiceName, hasChoice } from './choices'

/** How many stand beside one another: three, unless they are fewer, more, or longer. */
const COLUMNS: { [C in ChoiceName]?: 1 | 2 } = {
  claimsInIdToken: 2,
  fapiProfile: 1,
  userinfoAlg: 2,
}

type AppChoiceProps = SectionProps & { which: ChoiceName; type: AppType }

/** One of a few named values of an app. It is hidden from apps that do not have the choice. */
export function AppChoice({ which, type, values, field }: AppChoiceProps) {
  return (
    <div hidden={!hasChoice(type, which)}>
      <RadioCards
        {...field(which)}
        legend={FIELDS[which].label}
        options={Object.entries(CHOICES[which]).map(([value, words]) => ({ value, ...words }))}
        defaultValue={values[which]}
        columns={COLUMNS[which] ?? 3}
      />
    </div>
  )
}
