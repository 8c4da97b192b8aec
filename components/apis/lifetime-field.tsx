import clsx from 'clsx'
import { controlClass, controlProps, FieldShell } from '@/components/ui/field'
import { Select } from '@/components/ui/select-field'
import type { FieldOf } from '@/components/ui/use-form'
import type { ApiForm } from '@/lib/apis/api-form'
import { lifetimeParts } from './token-words'

const UNITS = [
  { value: 'minutes', label: 'minutes' },
  { value: 'hours', label: 'hours' },
]

type LifetimeFieldProps = {
  seconds: number
  field: FieldOf<ApiForm>
  error: string | undefined
}

/** A number and its unit. */
export function LifetimeField({ seconds, field, error }: LifetimeFieldProps) {
  const { count, unit } = lifetimeParts(seconds)
  const shell = {
    label: 'Token lifetime',
    name: field('lifetime').name,
    description: 'From 5 minutes to 48 hours. The shorter it is, the less a leaked token is worth.',
    error,
    required: true,
  }
  return (
    <FieldShell {...shell}>
      <div className="flex max-w-80 gap-2">
        <input
          {...controlProps(shell)}
          type="number"
          inputMode="decimal"
          min={1}
          step="any"
          defaultValue={count}
          autoComplete="off"
          className={clsx(controlClass, 'tabular')}
        />
        <div className="w-36 shrink-0">
          <Select
            name={field('lifetimeUnit').name}
            aria-label="Unit"
            options={UNITS}
            defaultValue={unit}
          />
        </div>
      </div>
    </FieldShell>
  )
}
