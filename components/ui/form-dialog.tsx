'use client'

import { type ReactElement, useState } from 'react'
import { DialogRoot, DialogTrigger } from './dialog'
import { DialogForm, type DialogFormProps } from './dialog-form'
import { useToast } from './toast'

type FormDialogProps<Input, T> = Omit<DialogFormProps<Input, T>, 'onDone'> & {
  trigger: ReactElement
  /** What is said once the action succeeded, of what it answered. */
  done: (value: T) => string
}

/**
 * A button with a form behind it, in a dialog that closes by itself once the form is accepted. The
 * forms of today all need a step-up, so that it is asked for first.
 */
export function FormDialog<Input, T>({ trigger, done, ...form }: FormDialogProps<Input, T>) {
  const [open, setOpen] = useState(false)
  const toast = useToast()
  const close = (value: T) => {
    setOpen(false)
    toast(done(value))
  }
  return (
    <DialogRoot open={open} onOpenChange={setOpen} stepUp>
      <DialogTrigger render={trigger} />
      <DialogForm {...form} onDone={close} />
    </DialogRoot>
  )
}
