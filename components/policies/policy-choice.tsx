'use client'

import { type ReactNode, useId } from 'react'
import { Button } from '@/components/ui/button'
import { RadioCards } from '@/components/ui/choice-field'
import { Refused } from '@/components/ui/refused'
import { useToast } from '@/components/ui/toast'
import { useForm } from '@/components/ui/use-form'
import type { FormAction } from '@/lib/http/form'
import type { ChoiceForm } from '@/lib/policies/administration/policy-input'
import { CHOICES, type ChoiceSetting } from '@/lib/policies/policy'
import { isTriable } from '@/lib/violations/violation'
import { choiceWords } from './choice-words'
import { DryRunButton, type Trying } from './dry-run-button'
import type { LastChangeProps } from './last-change'
import { PolicyHeading } from './policy-heading'

type PolicyChoiceProps = LastChangeProps & {
  setting: ChoiceSetting
  value: string
  /** Null for who may only read. */
  save: FormAction<ChoiceForm> | null
  trying: Trying | null
}

/** A policy that is one of three: what each does, and who changed it last. */
export function PolicyChoice({ setting, value, change, scope, save, trying }: PolicyChoiceProps) {
  const id = useId()
  const { title, sentence, labelOf } = choiceWords(setting)
  const tryButton =
    save && trying && isTriable(setting) ? (
      <DryRunButton
        title={title}
        trying={trying}
        after={scope?.after}
        read={(form) => Object.fromEntries([[setting, String(form.get(setting))]])}
      />
    ) : null
  return (
    <div className="flex flex-col gap-3 px-4 py-4 sm:px-5">
      <PolicyHeading id={id} title={title} sentence={sentence} change={change} scope={scope} />
      {save ? (
        <Choices key={value} setting={setting} value={value} save={save}>
          {tryButton}
        </Choices>
      ) : (
        <p className="font-medium">{labelOf(value)?.label}</p>
      )}
    </div>
  )
}

type ChoicesProps = Pick<PolicyChoiceProps, 'setting' | 'value'> & {
  children: ReactNode
  save: FormAction<ChoiceForm>
}

function Choices({ setting, value, save, children }: ChoicesProps) {
  const toast = useToast()
  const { title, legend, labelOf } = choiceWords(setting)
  const { form, field, sentence, pending } = useForm(save, () => toast(`${title} changed`))
  const options = CHOICES[setting].flatMap((one) => {
    const words = labelOf(one)
    return words ? [{ value: one, ...words }] : []
  })
  return (
    <form {...form} className="flex flex-col gap-3">
      <RadioCards
        legend={<span className="sr-only">{legend}</span>}
        {...field(setting)}
        options={options}
        defaultValue={value}
        columns={3}
      />
      <Refused sentence={sentence} />
      <div className="flex flex-wrap gap-2">
        <Button
          type="submit"
          size="sm"
          pending={pending}
          className="w-fit"
          aria-label={`Save: ${title}`}
        >
          Save
        </Button>
        {children}
      </div>
    </form>
  )
}
