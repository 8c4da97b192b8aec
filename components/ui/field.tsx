import clsx from 'clsx'
import { CircleAlert } from 'lucide-react'
import type { ReactNode } from 'react'

/** What every field has around its control. */
export type FieldProps = {
  label: ReactNode
  name: string
  id?: string | undefined
  description?: ReactNode
  error?: string | undefined
  required?: boolean | undefined
  /** Says "Optional" beside the label: in a form where most is required. */
  optional?: boolean | undefined
}

export const controlClass = clsx(
  'w-full min-w-0 rounded-lg border border-control bg-surface px-3 py-1.5 text-text shadow-xs',
  'text-base leading-6 transition-colors duration-100 sm:text-sm',
  'hover:border-muted focus-visible:border-accent focus-visible:outline-offset-0',
  'aria-invalid:border-danger aria-invalid:focus-visible:border-danger disabled:bg-sunken disabled:text-muted',
)

/** The ids and states that tie a control to its label, description and error. */
export function controlProps({ id, name, description, error, required }: FieldProps) {
  const controlId = id ?? `field-${name}`
  const describedBy = [description && `${controlId}-hint`, error && `${controlId}-error`]
  return {
    id: controlId,
    name,
    required,
    'aria-invalid': error ? true : undefined,
    'aria-describedby': describedBy.filter(Boolean).join(' ') || undefined,
  } as const
}

export function FieldError({ id, children }: { id?: string; children: ReactNode }) {
  return (
    <p id={id} className="flex gap-1.5 text-danger text-sm">
      <CircleAlert aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
      <span className="min-w-0">{children}</span>
    </p>
  )
}

/** Label above, control, description, error: the order in which they are read. */
export function FieldShell({ children, ...field }: FieldProps & { children: ReactNode }) {
  const { id } = controlProps(field)
  return (
    <div className="flex flex-col gap-1.5">
      <div className="flex items-baseline justify-between gap-3">
        <label htmlFor={id} className="font-medium">
          {field.label}
        </label>
        {field.optional ? <span className="text-muted text-xs">Optional</span> : null}
      </div>
      {children}
      {field.description ? (
        <p id={`${id}-hint`} className="text-[0.8125rem] text-muted">
          {field.description}
        </p>
      ) : null}
      {field.error ? <FieldError id={`${id}-error`}>{field.error}</FieldError> : null}
    </div>
  )
}
