'use client'

import clsx from 'clsx'
import { controlClass, controlProps, FieldError } from '@/components/ui/field'
import type { NumberForm } from '@/lib/policies/administration/policy-input'
import { NUMBER_LIMITS, type NumberSetting } from '@/lib/policies/policy'
import { NUMBERS } from './number-words'
import { PolicyForm, type PolicyFormProps } from './policy-form'

type PolicyNumberProps = PolicyFormProps<NumberForm> & { setting: NumberSetting; value: number }

/** A policy that is a number: what it does, who changed it last, and its field. */
export function PolicyNumber({ value, ...props }: PolicyNumberProps) {
  const { setting } = props
  const { title, sentence, unit } = NUMBERS[setting]
  return (
    <PolicyForm
      {...props}
      title={title}
      sentence={sentence}
      read={(form) => ({ [setting]: Number(String(form.get(setting)).trim() || Number.NaN) })}
      shown={
        <p className="tabular font-medium">
          {value} {unit}
        </p>
      }
    >
      {({ id, field, refused, buttons }) => {
        const { name, error } = field(setting)
        const described = { id, name, label: title, description: sentence, error, required: true }
        return (
          <>
            <div className="flex flex-wrap items-center gap-2">
              <input
                {...controlProps(described)}
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
              {buttons}
            </div>
            {error ? <FieldError id={`${id}-error`}>{error}</FieldError> : null}
            {refused}
          </>
        )
      }}
    </PolicyForm>
  )
}
