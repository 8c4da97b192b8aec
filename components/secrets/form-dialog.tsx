'use client'

import { type ReactNode, type SubmitEvent, useEffect, useId, useRef } from 'react'
import { Button } from '@/components/ui/button'
import { DialogContent, DialogRoot } from '@/components/ui/dialog'
import type { ActionError } from '@/components/ui/use-action'
import { useKeptForm } from '@/components/ui/use-kept-form'
import { ErrorNote } from './error-note'
import { guardLeaving } from './leave-guard'

/** How a dialog of the page is opened and closed; see `useOpened`. */
export type DialogControl = {
  open: boolean
  onClose: () => void
  /** It has faded out. */
  onClosed: () => void
  finalFocus: () => HTMLElement | null
}

type FormDialogProps = DialogControl & {
  title: string
  description: string
  tone?: 'neutral' | 'danger'
  /** The label of the confirming button. */
  confirm: string
  /** The button may be pressed: everything required was typed. */
  ready?: boolean
  pending: boolean
  error: ActionError | null
  onSubmit: () => void
  children: ReactNode
}

/** A dialog with a form. It stays open, with what was typed, until the action succeeded. */
export function FormDialog(props: FormDialogProps) {
  const { open, onClose, onClosed, finalFocus, tone = 'neutral', ready = true, pending } = props
  const formId = useId()
  const form = useRef<HTMLFormElement>(null)
  const ref = useKeptForm(form)

  // A running action cannot be cancelled, and its answer would be lost.
  useEffect(() => (pending ? guardLeaving(() => {}) : undefined), [pending])
  useEffect(() => {
    if (props.error) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [props.error])

  function onSubmit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault()
    if (ready && !pending) props.onSubmit()
  }

  return (
    <DialogRoot
      open={open}
      onOpenChange={(next) => next || pending || onClose()}
      onOpenChangeComplete={(now) => now || onClosed()}
    >
      <DialogContent
        title={props.title}
        description={props.description}
        tone={tone}
        initialFocus={(by) => (by === 'touch' ? true : (firstField(form.current) ?? true))}
        finalFocus={finalFocus}
        footer={
          <>
            <Button onClick={onClose} disabled={pending}>
              Cancel
            </Button>
            <Button
              variant={tone === 'danger' ? 'danger' : 'primary'}
              type="submit"
              form={formId}
              pending={pending}
              disabled={!ready}
            >
              {props.confirm}
            </Button>
          </>
        }
      >
        <form
          ref={ref}
          id={formId}
          method="post"
          onSubmit={onSubmit}
          noValidate
          className="flex flex-col gap-4"
        >
          {props.children}
          <ErrorNote error={props.error?.fields ? null : props.error} />
        </form>
      </DialogContent>
    </DialogRoot>
  )
}

/** The first field to type into. One below the fold gets no focus: it would scroll what is to be read away. */
function firstField(form: HTMLFormElement | null): HTMLElement | null {
  const field = form?.querySelector<HTMLElement>('input:not([type="checkbox"])')
  const body = form?.parentElement
  if (!field || !body) return null
  const fold = body.getBoundingClientRect().bottom
  return field.getBoundingClientRect().bottom > fold ? null : field
}
