'use client'

import clsx from 'clsx'
import { type ReactNode, useId } from 'react'
import { Button } from '@/components/ui/button'
import { controlClass, controlProps, FieldError } from '@/components/ui/field'
import { Refused } from '@/components/ui/refused'
import { useToast } from '@/components/ui/toast'
import { useForm } from '@/components/ui/use-form'
import type { FormAction } from '@/lib/http/form'
import type { NumberForm } from '@/lib/policies/administration/policy-input'
import { NUMBER_LIMITS, type NumberSetting } from '@/lib/policies/policy'
import { isTriable } from '@/lib/violations/violation'
import { DryRunButton, type Trying } from './dry-run-button'
import type { LastChangeProps } from './last-change'
import { NUMBERS } from './number-words'
import { PolicyHeading } from './policy-heading'

type PolicyNumberProps = LastChangeProps & {
  setting: NumberSetting
  value: number
  /** Null for who may only read. */
  save: FormAction<NumberForm> | null
  trying: Trying | null
}

/** A policy that is a number: what it does, who changed it last, and its field. */
export function PolicyNumber({ setting, value, change, scope, save, trying }: PolicyNumberProps) {
  const id = useId()
  const { title, sentence, unit } = NUMBERS[setting]
  const tryButton =
    save && trying && isTriable(setting) ? (
      <DryRunButton
        title={title}
        trying={trying}
        after={scope?.after}
        read={(form) => ({ [setting]: Number(String(form.get(setting)).trim() || Number.NaN) })}
      />
    ) : null
  return (
    <div className="flex flex-col gap-3 px-4 py-4 sm:px-5">
      <PolicyHeading id={id} title={title} sentence={sentence} change={change} scope={scope} />
      {save ? (
        <NumberField setting={setting} value={value} save={save} id={id}>
          {tryButton}
        </NumberField>
      ) : (
        <p className="tabular font-medium">
          {value} {unit}
        </p>
      )}
    </div>
  )
}

type NumberFieldProps = Pick<PolicyNumberProps, 'setting' | 'value'> & {
  children: ReactNode
  id: string
  save: FormAction<NumberForm>
}

function NumberField({ setting, value, save, id, children }: NumberFieldProps) {
  const toast = useToast()
  const { title, sentence: description, unit } = NUMBERS[setting]
  const { form, field, sentence, pending } = useForm(save, () => toast(`${title} changed`))
  const { name, error } = field(setting)
  return (
    <form {...form} className="flex flex-col gap-2">
      <div className="flex flex-wrap items-center gap-2">
        <input
          {...controlProps({ id, name, label: title, description, error, required: true })}
          key={value}
          type="number"
          inputMode="numeric"
          {...NUMBER_LIMITS[setting]}
          defaultValue={value}
          autoComplete="off"
          aria-labelledby={`${id}-title ${id}-unit`}
          className={clsx(controlClass, 'tabular max-w-28')}
        />
        <span id={`${id}-unit`}>{unit}</span>
        <Button type="submit" size="sm" pending={pending} aria-label={`Save: ${title}`}>
          Save
        </Button>
        {children}
      </div>
      {error ? <FieldError id={`${id}-error`}>{error}</FieldError> : null}
      <Refused sentence={sentence} />
    </form>
  )
}
