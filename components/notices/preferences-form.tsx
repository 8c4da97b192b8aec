'use client'

import { Button } from '@/components/ui/button'
import { Refused } from '@/components/ui/refused'
import { SelectField } from '@/components/ui/select-field'
import { useToast } from '@/components/ui/toast'
import { useForm } from '@/components/ui/use-form'
import type { FormAction } from '@/lib/http/form'
import { KINDS, NOTICE_KINDS, type NoticeDelivery, type NoticeKind } from '@/lib/notices/notice'
import type { PreferencesForm as Fields } from '@/lib/notices/notice-input'

const WORDS: Record<NoticeDelivery, string> = {
  bell: 'In the portal only',
  mail: 'By mail at once',
  digest: 'By one mail a day',
  off: 'Not at all',
}

type PreferencesFormProps = {
  set: FormAction<Fields>
  chosen: Record<NoticeKind, NoticeDelivery>
}

/** How a person is told of each kind of notices, where there is a choice. */
export function PreferencesForm({ set, chosen }: PreferencesFormProps) {
  const toast = useToast()
  const { form, field, sentence, pending } = useForm(set, () => toast('Saved'))
  return (
    <form {...form} className="flex max-w-md flex-col gap-4">
      <Refused sentence={sentence} />
      {NOTICE_KINDS.filter((kind) => KINDS[kind].choices.length > 1).map((kind) => (
        <SelectField
          key={kind}
          {...field(kind)}
          label={KINDS[kind].title}
          description={KINDS[kind].sentence}
          defaultValue={chosen[kind]}
          options={KINDS[kind].choices.map((value) => ({ value, label: WORDS[value] }))}
        />
      ))}
      <Button type="submit" pending={pending} className="self-start">
        Save
      </Button>
    </form>
  )
}
