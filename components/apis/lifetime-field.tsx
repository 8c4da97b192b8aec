import clsx from 'clsx'
import { controlClass, controlProps, FieldShell } from '@/components/ui/field'
import { Select } from '@/components/ui/select-field'
import { lifetimeParts } from './token-words'

const UNITS = [
  { value: 'minutes', label: 'minutes' },
  { value: 'hours', label: 'hours' },
]

/** A number and its unit. */
export function LifetimeField({ seconds, error }: { seconds: number; error?: string | undefined }) {
  const { count, unit } = lifetimeParts(seconds)
  const field = {
    label: 'Token lifetime',
    name: 'lifetime',
    description:
      'From 5 minutes to 48 hours. The shorter it is, the less a token that got away is worth.',
    error,
    required: true,
  }
  return (
    <FieldShell {...field}>
      <div className="flex max-w-80 gap-2">
        <input
          {...controlProps(field)}
          type="number"
          inputMode="decimal"
          min={1}
          step="any"
          defaultValue={count}
          autoComplete="off"
          className={clsx(controlClass, 'tabular')}
        />
        <div className="w-36 shrink-0">
          <Select name="lifetimeUnit" aria-label="Unit" options={UNITS} defaultValue={unit} />
        </div>
      </div>
    </FieldShell>
  )
}
