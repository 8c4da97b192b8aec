'use client'

import { TextArea } from '@/components/ui/text-field'
import type { ListForm } from '@/lib/policies/administration/policy-input'
import type { ListSetting } from '@/lib/policies/policy'
import { LISTS } from './list-words'
import { PolicyForm, type PolicyFormProps } from './policy-form'

type PolicyListProps = PolicyFormProps<ListForm> & {
  setting: ListSetting
  value: readonly string[]
}

/** A policy that lists what is allowed. */
export function PolicyList({ value, ...props }: PolicyListProps) {
  const { setting } = props
  const { title, sentence, label, all } = LISTS[setting]
  const lines = value.join('\n')
  return (
    <PolicyForm
      {...props}
      title={title}
      sentence={sentence}
      read={(form) => ({ [setting]: String(form.get(setting)).split(/\r?\n/) })}
      shown={<p className="font-medium [overflow-wrap:anywhere]">{value.join(', ') || all}</p>}
    >
      {({ field, refused, buttons }) => (
        <div className="flex max-w-2xl flex-col gap-2">
          <TextArea
            key={lines}
            {...field(setting)}
            label={label}
            rows={Math.min(8, value.length + 2)}
            spellCheck={false}
            autoComplete="off"
            defaultValue={lines}
          />
          {refused}
          <div className="flex flex-wrap gap-2">{buttons}</div>
        </div>
      )}
    </PolicyForm>
  )
}
