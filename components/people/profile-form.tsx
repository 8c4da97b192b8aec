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
export function ProfileForm({ change, known }: ProfileFormProps) {
  const toast = useToast()
  const { form, field, sentence, pending } = useForm(change, () => toast('Saved'))
  return (
    <form {...form} className="flex max-w-md flex-col gap-4">
      <Refused sentence={sentence} />
      <TextField
        {...field('givenName')}
        label="Given name"
        optional
        autoComplete="given-name"
        maxLength={PERSON_NAME_MAX}
        defaultValue={known.givenName ?? ''}
      />
      <TextField
        {...field('familyName')}
        label="Family name"
        optional
        autoComplete="family-name"
        maxLength={PERSON_NAME_MAX}
        defaultValue={known.familyName ?? ''}
      />
      <TextField
        {...field('locale')}
        label="Language"
        description="A language tag such as en-GB or nb-NO."
        optional
        autoComplete="off"
        spellCheck={false}
        maxLength={LOCALE_MAX}
        defaultValue={known.locale ?? ''}
      />
      <TextField
        {...field('zoneinfo')}
        label="Time zone"
        description="Such as Europe/Oslo."
        optional
        autoComplete="off"
        spellCheck={false}
        maxLength={ZONEINFO_MAX}
        list="time-zones"
        defaultValue={known.zoneinfo ?? ''}
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
