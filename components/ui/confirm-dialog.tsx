'use client'

import { type ReactElement, type ReactNode, useState } from 'react'
import { isTypedName } from '@/lib/apps/app'
import type { Answer } from '@/lib/http/answer'
import { Button } from './button'
import { DialogClose, DialogContent, DialogRoot, DialogTrigger } from './dialog'
import { Refused } from './refused'
import { useToast } from './toast'
import { TypedNameField } from './typed-name-field'
import { useAction } from './use-action'

type ConfirmDialogProps<T> = {
  trigger: ReactElement
  title: string
  children: ReactNode
  /** What is looked up when it opens, below the sentences. */
  impact?: ReactNode
  confirmLabel: string
  tone?: 'neutral' | 'danger'
  /** A name that has to be typed first. */
  typedName?: string
  action: (typedName: string) => Promise<Answer<T>>
  /** What is said after success, perhaps of what was answered. */
  done: string | ((value: T) => string)
  /** The action needs a step-up. */
  stepUp?: boolean
  /** Runs after success. Otherwise the page scrolls up, where the change is shown. */
  onDone?: () => void
}

/** Says what is about to happen and asks once. A refusal is shown inside. */
export function ConfirmDialog<T>(props: ConfirmDialogProps<T>) {
  const {
    trigger,
    title,
    children,
    confirmLabel,
    tone = 'neutral',
    typedName,
    action,
    done,
  } = props
  const [open, setOpen] = useState(false)
  const [typed, setTyped] = useState('')
  const toast = useToast()
  const { call, error, pending, forget } = useAction(action, {
    onDone: (value) => {
      change(false)
      toast(typeof done === 'string' ? done : done(value))
      if (props.onDone) props.onDone()
      else window.scrollTo({ top: 0 })
    },
  })

  const change = (next: boolean) => {
    setOpen(next)
    setTyped('')
    forget()
  }
  const mistyped = typedName !== undefined && !isTypedName({ name: typedName }, typed)

  return (
    <DialogRoot open={open} onOpenChange={change} stepUp={props.stepUp ?? false}>
      <DialogTrigger render={trigger} />
      <DialogContent
        title={title}
        description={children}
        tone={tone}
        footer={
          <>
            <DialogClose render={<Button>Cancel</Button>} />
            <Button
              variant={tone === 'danger' ? 'danger' : 'primary'}
              pending={pending}
              disabled={mistyped}
              onClick={() => call(typed)}
            >
              {confirmLabel}
            </Button>
          </>
        }
      >
        {props.impact}
        {typedName === undefined ? null : (
          <TypedNameField expected={typedName} value={typed} onValueChange={setTyped} />
        )}
        <Refused sentence={error?.sentence} />
      </DialogContent>
    </DialogRoot>
  )
}
