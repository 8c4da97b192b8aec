'use client'

import { AlertDialog as BaseAlert } from '@base-ui/react/alert-dialog'
import { Dialog as Base } from '@base-ui/react/dialog'
import clsx from 'clsx'
import { TriangleAlert, X } from 'lucide-react'
import type { ReactNode, RefObject } from 'react'

/** Opens with `open`/`onOpenChange` or with a `DialogTrigger render={<Button …/>}` inside. */
export const DialogRoot = Base.Root
export const DialogTrigger = Base.Trigger
export const DialogClose = Base.Close

/** Like a dialog, but it waits for an answer: pressing beside it does not close it. */
export const AlertDialogRoot = BaseAlert.Root
export const AlertDialogTrigger = BaseAlert.Trigger
export const AlertDialogClose = BaseAlert.Close

type DialogContentProps = {
  title: ReactNode
  description?: ReactNode
  /** The buttons; the one that goes on stands last. */
  footer?: ReactNode
  tone?: 'neutral' | 'danger'
  size?: 'sm' | 'md' | 'lg'
  /** Shows a close button in the corner. Alert dialogs have none. */
  closable?: boolean
  initialFocus?: RefObject<HTMLElement | null>
  children?: ReactNode
}

const WIDTHS = { sm: 'sm:max-w-md', md: 'sm:max-w-lg', lg: 'sm:max-w-2xl' }

const backdropClass =
  'fixed inset-0 z-40 bg-scrim transition-opacity duration-150 data-ending-style:opacity-0 data-starting-style:opacity-0'
const viewportClass =
  'fixed inset-0 z-40 flex items-end justify-center overflow-hidden p-2 sm:items-center sm:p-6'

function popupClass(size: 'sm' | 'md' | 'lg') {
  return clsx(
    'flex max-h-full w-full flex-col overflow-hidden rounded-xl border bg-raised shadow-dialog',
    'outline-none transition-[opacity,scale,translate] duration-150 ease-out',
    'data-ending-style:scale-98 data-ending-style:opacity-0',
    'data-starting-style:translate-y-2 data-starting-style:scale-98 data-starting-style:opacity-0',
    WIDTHS[size],
  )
}

const titleClass = 'font-semibold text-base leading-6 [overflow-wrap:anywhere]'
const descriptionClass = 'mt-1 text-muted [overflow-wrap:anywhere]'

function DangerSign() {
  return (
    <span className="flex size-9 shrink-0 items-center justify-center rounded-full bg-danger-soft text-danger">
      <TriangleAlert aria-hidden="true" className="size-4.5" />
    </span>
  )
}

function Body({ children }: { children: ReactNode }) {
  return children ? (
    <div className="flex min-h-0 flex-col gap-4 overflow-y-auto px-5 pt-1 pb-5">{children}</div>
  ) : null
}

function Footer({ children }: { children: ReactNode }) {
  return children ? (
    <div className="flex flex-col-reverse gap-2 border-t bg-bg px-5 py-3.5 sm:flex-row sm:justify-end">
      {children}
    </div>
  ) : null
}

export function DialogContent(props: DialogContentProps) {
  const { title, description, footer, tone, size = 'md', closable = true, initialFocus } = props
  return (
    <Base.Portal>
      <Base.Backdrop className={backdropClass} />
      <Base.Viewport className={viewportClass}>
        <Base.Popup className={popupClass(size)} {...(initialFocus ? { initialFocus } : {})}>
          <div className="flex items-start gap-3 px-5 pt-5 pb-3">
            {tone === 'danger' ? <DangerSign /> : null}
            <div className="min-w-0 flex-1">
              <Base.Title className={titleClass}>{title}</Base.Title>
              {description ? (
                <Base.Description className={descriptionClass}>{description}</Base.Description>
              ) : null}
            </div>
            {closable ? (
              <Base.Close
                aria-label="Close"
                className="-mt-1 -mr-1.5 flex size-8 items-center justify-center rounded-lg text-muted hover:bg-hover hover:text-text"
              >
                <X aria-hidden="true" className="size-4" />
              </Base.Close>
            ) : null}
          </div>
          <Body>{props.children}</Body>
          <Footer>{footer}</Footer>
        </Base.Popup>
      </Base.Viewport>
    </Base.Portal>
  )
}

export function AlertDialogContent(props: Omit<DialogContentProps, 'closable'>) {
  const { title, description, footer, tone, size = 'md', initialFocus } = props
  return (
    <BaseAlert.Portal>
      <BaseAlert.Backdrop className={backdropClass} />
      <BaseAlert.Viewport className={viewportClass}>
        <BaseAlert.Popup className={popupClass(size)} {...(initialFocus ? { initialFocus } : {})}>
          <div className="flex items-start gap-3 px-5 pt-5 pb-3">
            {tone === 'danger' ? <DangerSign /> : null}
            <div className="min-w-0 flex-1">
              <BaseAlert.Title className={titleClass}>{title}</BaseAlert.Title>
              {description ? (
                <BaseAlert.Description className={descriptionClass}>
                  {description}
                </BaseAlert.Description>
              ) : null}
            </div>
          </div>
          <Body>{props.children}</Body>
          <Footer>{footer}</Footer>
        </BaseAlert.Popup>
      </BaseAlert.Viewport>
    </BaseAlert.Portal>
  )
}
