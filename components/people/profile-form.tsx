'use client'

import { Button } from '@/components/ui/button'
import { Refused } from '@/components/ui/refused'
import { TextField } from '@/components/ui/text-field'
import { useToast } from '@/components/ui/toast'
import { useForm } from '@/components/ui/use-form'
import type { FormAction } from '@/lib/http/form'
import { PERSON_NAME_MAX } from '@/lib/people/person'
import { LOCALE_MAX, ZONEINFO_MAX } from '@/lib/people/profile/profile'
import type { ProfileForm as Fields } from '@/lib/people/profile/profile-input'

type ProfileFormProps = {
  change: FormAction<Fields>
  known: Record<keyof Fields, string | null>
}

/** What apps are told of the person beside name and email. Blank fields are told to nobody. */
export function ProfileForm({ change, ...props }: ProfileFormProps) {
  const toast = useToast()
  const { form, field, sentence, pending } = useForm(change, () => toast('Saved'))
  const known = (name: keyof Fields) => ({
    ...field(name),
    optional: true,
    defaultValue: props.known[name] ?? '',
  })
  return (
    <form {...form} className="flex max-w-md flex-col gap-4">
      <Refused sentence={sentence} />
      <TextField
        {...known('givenName')}
        label="Given name"
        autoComplete="given-name"
        maxLength={PERSON_NAME_MAX}
      />
      <TextField
        {...known('familyName')}
        label="Family name"
        autoComplete="family-name"
        maxLength={PERSON_NAME_MAX}
      />
      <TextField
        {...known('locale')}
        label="Language"
        description="A language tag such as en-GB or nb-NO."
        autoComplete="off"
        spellCheck={false}
        maxLength={LOCALE_MAX}
      />
      <TextField
        {...known('zoneinfo')}
        label="Time zone"
        description="Such as Europe/Oslo."
        autoComplete="off"
        spellCheck={false}
        maxLength={ZONEINFO_MAX}
        list="time-zones"
      />
      <datalist id="time-zones">
        {Intl.supportedValuesOf('timeZone').map((zone) => (
          <option key={zone} value={zone} />
        ))}
      </datalist>
      <Button type="submit" pending={pending} className="self-start">
        Save
      </Button>
    </form>
  )
}
