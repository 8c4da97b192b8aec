'use client'

import { RadioCards } from '@/components/ui/choice-field'
import type { ChoiceForm } from '@/lib/policies/administration/policy-input'
import { CHOICES, type ChoiceSetting } from '@/lib/policies/policy'
import { choiceWords } from './choice-words'
import { PolicyForm, type PolicyFormProps } from './policy-form'

type PolicyChoiceProps = PolicyFormProps<ChoiceForm> & { setting: ChoiceSetting; value: string }

/** A policy that is one of three: what each does, and who changed it last. */
export function PolicyChoice({ value, ...props }: PolicyChoiceProps) {
  const { setting } = props
  const { title, sentence, legend, labelOf } = choiceWords(setting)
  const options = CHOICES[setting].flatMap((one) => {
    const words = labelOf(one)
    return words ? [{ value: one, ...words }] : []
  })
  return (
    <PolicyForm
      {...props}
      title={title}
      sentence={sentence}
      read={(form) => Object.fromEntries([[setting, String(form.get(setting))]])}
      shown={<p className="font-medium">{labelOf(value)?.label}</p>}
    >
      {({ field, refused, buttons }) => (
        <>
          <RadioCards
            key={value}
            legend={<span className="sr-only">{legend}</span>}
            {...field(setting)}
            options={options}
            defaultValue={value}
            columns={3}
          />
          {refused}
          <div className="flex flex-wrap gap-2">{buttons}</div>
        </>
      )}
    </PolicyForm>
  )
}
