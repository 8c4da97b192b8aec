import clsx from 'clsx'
import { ChevronDown } from 'lucide-react'
import type { ComponentProps } from 'react'
import { controlClass, controlProps, type FieldProps, FieldShell } from './field'

export type SelectOption = { value: string; label: string; disabled?: boolean }

type SelectProps = Omit<ComponentProps<'select'>, 'children'> & {
  options: readonly SelectOption[]
  onValueChange?: ((value: string) => void) | undefined
}

/** The native select: it suits a phone, and works before the script is loaded. */
export function Select({ options, onValueChange, className, onChange, ...select }: SelectProps) {
  return (
    <div className="relative">
      <select
        {...select}
        {...(onValueChange || onChange
          ? {
              onChange: (event) => {
                onChange?.(event)
                onValueChange?.(event.currentTarget.value)
              },
            }
          : {})}
        className={clsx(controlClass, 'appearance-none truncate pr-9', className)}
      >
        {options.map(({ value, label, disabled }) => (
          <option key={value} value={value} disabled={disabled} className="bg-raised text-text">
            {label}
          </option>
        ))}
      </select>
      <ChevronDown
        aria-hidden="true"
        className="pointer-events-none absolute top-1/2 right-3 size-4 -translate-y-1/2 text-muted"
      />
    </div>
  )
}

export function SelectField(props: FieldProps & Omit<SelectProps, keyof FieldProps>) {
  const { label, description, error, optional, ...select } = props
  return (
    <FieldShell {...props}>
      <Select {...select} {...controlProps(props)} />
    </FieldShell>
  )
}
