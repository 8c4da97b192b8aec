'use client'

import { type ReactNode, useId } from 'react'
import type { FormAction } from '@/lib/http/form'
import { Button } from './button'
import { DialogClose, DialogContent } from './dialog'
import { Refused } from './refused'
import { type FieldOf, useForm } from './use-form'

export type DialogFormProps<Input, T> = {
  title: string
  description?: ReactNode
  size?: 'sm' | 'md'
  finalFocus?: () => HTMLElement | null
  /** The label of the submit button. */
  confirm: string
  /** Whether it may be pressed: everything required is filled in. */
  ready?: boolean
  action: FormAction<Input, T>
  onDone: (value: T) => void
  /** The fields: each gets its name, and what was refused about it, from `field`. */
  children: (field: FieldOf<Input>) => ReactNode
}

/** The content of a dialog with a form. It stays, with what was typed, until the action succeeded. */
export function DialogForm<Input, T>(props: DialogFormProps<Input, T>) {
  const { confirm, ready = true, action, onDone, children, ...dialog } = props
  const formId = useId()
  const { form, field, sentence, pending } = useForm(action, onDone)
  return (
    <DialogContent
      {...dialog}
      footer={
        <>
          <DialogClose render={<Button>Cancel</Button>} />
          <Button type="submit" form={formId} variant="primary" pending={pending} disabled={!ready}>
            {confirm}
          </Button>
        </>
      }
    >
      <form id={formId} {...form} className="flex flex-col gap-4">
        <Refused sentence={sentence} />
        {children(field)}
      </form>
    </DialogContent>
  )
}
