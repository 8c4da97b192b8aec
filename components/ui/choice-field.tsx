import clsx from 'clsx'
import { Check } from 'lucide-react'
import type { ComponentProps, ReactNode } from 'react'
import { FieldError } from './field'

type CheckboxFieldProps = Omit<ComponentProps<'input'>, 'type'> & {
  label: ReactNode
  description?: ReactNode
  onCheckedChange?: ((checked: boolean) => void) | undefined
}

/** A checkbox with its sentence beside it; the whole line can be pressed. */
export function CheckboxField(props: CheckboxFieldProps) {
  const { label, description, onCheckedChange, className, ...input } = props
  return (
    <label className={clsx('group flex w-fit items-start gap-2.5', className)}>
      <span className="relative mt-0.5 flex size-4 shrink-0">
        <input
          type="checkbox"
          {...input}
          {...(onCheckedChange
            ? { onChange: (event) => onCheckedChange(event.currentTarget.checked) }
            : {})}
          className="peer size-4 appearance-none rounded border border-control bg-surface transition-colors checked:border-accent checked:bg-accent group-hover:border-muted checked:group-hover:border-accent disabled:opacity-55"
        />
        <Check
          aria-hidden="true"
          strokeWidth={3}
          className="pointer-events-none absolute inset-0.5 size-3 text-on-accent opacity-0 peer-checked:opacity-100"
        />
      </span>
      <span className="flex min-w-0 flex-col gap-0.5">
        <span className="font-medium">{label}</span>
        {description ? <span className="text-[0.8125rem] text-muted">{description}</span> : null}
      </span>
    </label>
  )
}

export type RadioCard = {
  value: string
  label: string
  description?: ReactNode
  disabled?: boolean
}

type RadioCardsProps = {
  legend: ReactNode
  name: string
  options: readonly RadioCard[]
  value?: string | undefined
  defaultValue?: string | undefined
  onValueChange?: ((value: string) => void) | undefined
  error?: string | undefined
  columns?: 1 | 2 | 3
}

const COLUMNS = { 1: '', 2: 'sm:grid-cols-2', 3: 'sm:grid-cols-3' }

/** One choice of a few, each with a sentence about what it means. */
export function RadioCards(props: RadioCardsProps) {
  const { legend, name, options, value, defaultValue, onValueChange, error, columns = 2 } = props
  return (
    <fieldset
      className="flex flex-col gap-1.5"
      aria-describedby={error ? `${name}-error` : undefined}
    >
      <legend className="mb-1.5 font-medium">{legend}</legend>
      <div className={clsx('grid gap-2', COLUMNS[columns])}>
        {options.map((option) => (
          <label
            key={option.value}
            className="flex items-start gap-2.5 rounded-lg border border-control bg-surface p-3 shadow-xs transition-colors hover:border-muted has-checked:border-accent has-disabled:opacity-55 has-checked:bg-accent-soft has-focus-visible:outline-2 has-focus-visible:outline-accent has-focus-visible:outline-offset-2"
          >
            <input
              type="radio"
              name={name}
              value={option.value}
              aria-labelledby={`${name}-${option.value}-label`}
              aria-describedby={option.description ? `${name}-${option.value}-hint` : undefined}
              disabled={option.disabled}
              {...(value === undefined
                ? { defaultChecked: defaultValue === option.value }
                : { checked: value === option.value })}
              onChange={onValueChange ? () => onValueChange(option.value) : undefined}
              className="mt-0.5 size-4 shrink-0 appearance-none rounded-full border border-control bg-surface outline-none checked:border-5 checked:border-accent"
            />
            <span className="flex min-w-0 flex-col gap-0.5">
              <span id={`${name}-${option.value}-label`} className="font-medium">
                {option.label}
              </span>
              {option.description ? (
                <span id={`${name}-${option.value}-hint`} className="text-[0.8125rem] text-muted">
                  {option.description}
                </span>
              ) : null}
            </span>
          </label>
        ))}
      </div>
      {error ? <FieldError id={`${name}-error`}>{error}</FieldError> : null}
    </fieldset>
  )
}
