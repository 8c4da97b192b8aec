import clsx from 'clsx'
import type { ComponentProps, ReactNode } from 'react'
import { controlClass, controlProps, type FieldProps, FieldShell } from './field'

type Own<Element extends 'input' | 'textarea'> = FieldProps &
  Omit<ComponentProps<Element>, keyof FieldProps> & {
    /** Ids, URLs and other things that are compared letter by letter. */
    mono?: boolean | undefined
  }

export type TextFieldProps = Own<'input'> & {
  /** Sits at the control's right end, such as a button that shows the password. */
  trailing?: ReactNode
}

export function TextField(props: TextFieldProps) {
  const { label, description, error, optional, mono, trailing, className, ...input } = props
  return (
    <FieldShell {...props}>
      <div className="relative">
        <input
          dir="auto"
          {...input}
          {...controlProps(props)}
          className={clsx(controlClass, mono && 'font-mono', trailing && 'pr-11', className)}
        />
        {trailing ? (
          <div className="absolute inset-y-0 right-1 flex items-center">{trailing}</div>
        ) : null}
      </div>
    </FieldShell>
  )
}

export function TextArea(props: Own<'textarea'>) {
  const { label, description, error, optional, mono, className, ...textarea } = props
  return (
    <FieldShell {...props}>
      <textarea
        rows={3}
        dir="auto"
        {...textarea}
        {...controlProps(props)}
        className={clsx(
          controlClass,
          'field-sizing-content min-h-20',
          mono && 'font-mono',
          className,
        )}
      />
    </FieldShell>
  )
}
