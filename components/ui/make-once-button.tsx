'use client'

import { Plus } from 'lucide-react'
import { Button } from './button'
import { DialogForm, type DialogFormProps } from './dialog-form'
import { ShownOnce } from './shown-once'

type MakeOnceButtonProps<Input> = Pick<
  DialogFormProps<Input, string>,
  'title' | 'description' | 'confirm' | 'children'
> & {
  label: string
  /** What is made, in a word: "token". */
  noun: string
  make: DialogFormProps<Input, string>['action']
  /** No more can be made. The button stays, because the dialog that shows the last one hangs on it. */
  disabled?: boolean
}

/** Asks for what is needed, makes a value of it, then shows that once. */
export function MakeOnceButton<Input>(props: MakeOnceButtonProps<Input>) {
  const { label, noun, make, disabled = false, ...form } = props
  return (
    <ShownOnce
      noun={noun}
      trigger={
        <Button size="sm" icon={Plus} disabled={disabled}>
          {label}
        </Button>
      }
      form={(onMade) => <DialogForm {...form} action={make} onDone={onMade} />}
    />
  )
}
