'use client'

import { type ReactNode, useId } from 'react'
import type { FieldErrors } from '@/lib/errors'
import type { Answer } from '@/lib/http/answer'
import { Button } from './button'
import { DialogClose, DialogContent } from './dialog'
import { Refused } from './refused'
import { useSubmission } from './submission'

type DialogFormProps<T> = {
  title: string
  description?: string
  size?: 'sm' | 'md'
  finalFocus?: () => HTMLElement | null
  /** What the button that goes on says. */
  confirm: string
  /** It may be pressed; otherwise something has to be finished first. */
  ready?: boolean
  action: (form: FormData) => Promise<Answer<T>>
  onDone: (value: T) => void
  /** The fields, told what is wrong with each. */
  children: (errors: FieldErrors) => ReactNode
}

/** The inside of a dialog that asks for something. It stays, as typed, until that was done. */
export function DialogForm<T>(props: DialogFormProps<T>) {
  const { confirm, ready = true, action, onDone, children, ...dialog } = props
  const formId = useId()
  const { form, fields, refusal, pending } = useSubmission(action, onDone)
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
        <Refused sentence={refusal?.fields ? null : refusal?.sentence} />
        {children(fields)}
      </form>
    </DialogContent>
  )
}
