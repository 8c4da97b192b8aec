'use client'

import { AlertDialog } from '@base-ui/react/alert-dialog'
import { Dialog } from '@base-ui/react/dialog'
import clsx from 'clsx'
import { TriangleAlert, X } from 'lucide-react'
import type { ReactNode, RefObject } from 'react'
import { Name } from './name'
import { StepUpSlot, useStepUpFirst } from './step-up'

type DialogRootProps = Pick<
  Dialog.Root.Props,
  'children' | 'onOpenChangeComplete' | 'disablePointerDismissal'
> & {
  open: boolean
  onOpenChange: (open: boolean) => void
  /** What its form does needs a step-up, which is asked for first. */
  stepUp?: boolean
}

/** Opens with `open`, which a `DialogTrigger render={<Button …/>}` inside asks to change. */
export function DialogRoot({ stepUp = false, onOpenChange, ...root }: DialogRootProps) {
  const first = useStepUpFirst()
  const change = (open: boolean) =>
    open && stepUp ? first(() => onOpenChange(true)) : onOpenChange(open)
  return <Dialog.Root {...root} onOpenChange={change} />
}

export const DialogTrigger = Dialog.Trigger
export const DialogClose = Dialog.Close

/** The same with an answer to wait for: pressing beside it does not close it. */
export const AlertDialogRoot = AlertDialog.Root
export const AlertDialogTrigger = AlertDialog.Trigger

type DialogContentProps = {
  title: ReactNode
  description?: ReactNode
  /** The buttons. The confirming one is the last. */
  footer?: ReactNode
  tone?: 'neutral' | 'danger'
  size?: 'sm' | 'md' | 'lg'
  /** Shows a close button in the corner. */
  closable?: boolean
  /** What gets the focus. After a touch, a text field would open the keyboard. */
  initialFocus?: RefObject<HTMLElement | null> | ((openedBy: string) => HTMLElement | true)
  /** Where the focus goes afterwards, when what opened the dialog may be gone by then. */
  finalFocus?: () => HTMLElement | null
  children?: ReactNode
}

const WIDTHS = { sm: 'sm:max-w-md', md: 'sm:max-w-lg', lg: 'sm:max-w-2xl' }

const popupClass = clsx(
  'flex max-h-full w-full flex-col overflow-hidden rounded-xl border bg-raised shadow-dialog',
  'outline-none transition-[opacity,scale,translate] duration-150 ease-out',
  'data-ending-style:scale-98 data-ending-style:opacity-0',
  // One card at a time: a dialog that asks something in between covers the one it stands in.
  'data-nested-dialog-open:opacity-0',
  'data-starting-style:translate-y-2 data-starting-style:scale-98 data-starting-style:opacity-0',
)

function Heading({ title, description, tone, closable }: DialogContentProps) {
  return (
    <div className="relative flex items-start gap-3 px-5 pt-5 pb-3 has-[+:empty]:pb-5">
      {tone === 'danger' ? (
        <span className="flex size-9 shrink-0 items-center justify-center rounded-full bg-danger-soft text-danger">
          <TriangleAlert aria-hidden="true" className="size-4.5" />
        </span>
      ) : null}
      <div className="min-w-0 flex-1 [overflow-wrap:anywhere]">
        <Dialog.Title className={clsx('font-semibold text-base leading-6', closable && 'pr-8')}>
          <Name>{title}</Name>
        </Dialog.Title>
        {description ? (
          <Dialog.Description render={<div />} className="mt-1 text-muted [&>p+p]:mt-2">
            {description}
          </Dialog.Description>
        ) : null}
      </div>
      {closable ? (
        <Dialog.Close
          aria-label="Close"
          className="absolute top-4 right-3.5 flex size-8 items-center justify-center rounded-lg text-muted hover:bg-hover hover:text-text"
        >
          <X aria-hidden="true" className="size-4" />
        </Dialog.Close>
      ) : null}
    </div>
  )
}

/** The visible dialog: a title always, scrolling inside, buttons that stay in sight. */
export function DialogContent(props: DialogContentProps) {
  const { footer, size = 'md', closable = true, initialFocus, finalFocus } = props
  return (
    <Dialog.Portal>
      <Dialog.Backdrop className="fixed inset-0 z-40 bg-scrim transition-opacity duration-150 data-ending-style:opacity-0 data-starting-style:opacity-0" />
      <Dialog.Viewport className="fixed inset-0 z-40 flex items-end justify-center overflow-hidden p-2 sm:items-center sm:p-6">
        <Dialog.Popup
          className={clsx(popupClass, WIDTHS[size])}
          {...(initialFocus ? { initialFocus } : {})}
          {...(finalFocus ? { finalFocus } : {})}
        >
          <StepUpSlot />
          <Heading {...props} closable={closable} />
          <div className="flex min-h-0 flex-col gap-4 overflow-y-auto px-5 pt-1 pb-5 empty:hidden">
            {props.children}
          </div>
          {footer ? (
            <div className="flex flex-col-reverse gap-2 border-t bg-bg px-5 py-3.5 sm:flex-row sm:justify-end">
              {footer}
            </div>
          ) : null}
        </Dialog.Popup>
      </Dialog.Viewport>
    </Dialog.Portal>
  )
}
