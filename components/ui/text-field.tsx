'use client'

import clsx from 'clsx'
import type { ComponentProps, ReactNode } from 'react'
import { controlClass, controlProps, type FieldProps, FieldShell } from './field'
import { useLength } from './use-length'

type Own<Element extends 'input' | 'textarea'> = FieldProps &
  Omit<ComponentProps<Element>, keyof FieldProps | 'onInput'> & {
    /** Ids, URLs and other things that are compared letter by letter. */
    mono?: boolean | undefined
  }

export type TextFieldProps = Own<'input'> & {
  /** Sits at the control's right end, such as a button that shows the password. */
  trailing?: ReactNode
}

export function TextField(props: TextFieldProps) {
  const {
    label,
    description,
    optional,
    mono,
    trailing,
    className,
    maxLength: _,
    error: __,
    ...input
  } = props
  const { error, watch } = useLength(props)
  return (
    <FieldShell {...props} error={error}>
      <div className="relative">
        <input
          {...input}
          {...controlProps({ ...props, error })}
          onInput={watch}
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
  const {
    label,
    description,
    optional,
    mono,
    className,
    maxLength: _,
    error: __,
    ...textarea
  } = props
  const { error, watch } = useLength(props)
  return (
    <FieldShell {...props} error={error}>
      <textarea
        rows={3}
        {...textarea}
        {...controlProps({ ...props, error })}
        onInput={watch}
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
