'use client'

import clsx from 'clsx'
import { useId } from 'react'
import { Button } from '@/components/ui/button'
import { controlClass, FieldError } from '@/components/ui/field'
import { Refused } from '@/components/ui/refused'
import { useToast } from '@/components/ui/toast'
import { useForm } from '@/components/ui/use-form'
import type { FormAction } from '@/lib/http/form'
import type { NumberForm } from '@/lib/policies/administration/policy-input'
import { NUMBER_LIMITS, type NumberSetting } from '@/lib/policies/policy'
import { LastChange } from './last-change'
import { NUMBERS } from './policy-words'

type PolicyNumberProps = {
  setting: NumberSetting
  value: number
  change: { at: Date; byName: string } | undefined
  /** Null for who may only read. */
  save: FormAction<NumberForm> | null
}

/** A policy that is a number: what it does, who changed it last, and its field. */
export function PolicyNumber({ setting, value, change, save }: PolicyNumberProps) {
  const id = useId()
  const { title, sentence, unit } = NUMBERS[setting]
  return (
    <div className="flex flex-col gap-3 px-4 py-4 sm:px-5">
      <div className="flex max-w-2xl flex-col gap-1">
        <h3 id={`${id}-title`} className="font-medium">
          {title}
        </h3>
        <p id={`${id}-sentence`} className="text-pretty text-muted">
          {sentence}
        </p>
        <LastChange change={change} />
      </div>
      {save ? (
        <NumberField setting={setting} value={value} save={save} id={id} />
      ) : (
        <p className="tabular font-medium">
          {value} {unit}
        </p>
      )}
    </div>
  )
}

type NumberFieldProps = Pick<PolicyNumberProps, 'setting' | 'value'> & {
  id: string
  save: FormAction<NumberForm>
}

function NumberField({ setting, value, save, id }: NumberFieldProps) {
  const toast = useToast()
  const { title, unit } = NUMBERS[setting]
  const { form, field, sentence, pending } = useForm(save, () => toast(`${title} changed`))
  const { name, error } = field(setting)
  return (
    <form {...form} className="flex flex-col gap-2">
      <div className="flex flex-wrap items-center gap-2">
        <input
          name={name}
          type="number"
          inputMode="numeric"
          {...NUMBER_LIMITS[setting]}
          required
          key={value}
          defaultValue={value}
          autoComplete="off"
          aria-labelledby={`${id}-title ${id}-unit`}
          aria-describedby={error ? `${id}-error` : `${id}-sentence`}
          aria-invalid={error ? true : undefined}
          className={clsx(controlClass, 'tabular max-w-28')}
        />
        <span id={`${id}-unit`}>{unit}</span>
        <Button type="submit" size="sm" pending={pending} aria-label={`Save: ${title}`}>
          Save
        </Button>
      </div>
      {error ? <FieldError id={`${id}-error`}>{error}</FieldError> : null}
      <Refused sentence={sentence} />
    </form>
  )
}
