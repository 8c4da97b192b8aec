'use client'

import { Toast } from '@base-ui/react/toast'
import clsx from 'clsx'
import { CircleAlert, CircleCheck, X } from 'lucide-react'
import { useEffect, useRef } from 'react'
import type { ToastMessage } from './toast'

export type ToastsProps = { messages: readonly ToastMessage[] }

/** Shows each message once. `messages` only grows. */
export function Toasts({ messages }: ToastsProps) {
  return (
    <Toast.Provider timeout={6000} limit={3}>
      <Toast.Portal>
        <Toast.Viewport className="fixed right-4 bottom-4 z-50 flex w-[calc(100vw-2rem)] flex-col-reverse gap-2 sm:w-90">
          <Shown messages={messages} />
        </Toast.Viewport>
      </Toast.Portal>
    </Toast.Provider>
  )
}

/** It is not modal, and assistive technology must not treat it as such. */
const NO_DIALOG = { role: 'group', 'aria-modal': undefined } as const

function Shown({ messages }: ToastsProps) {
  const { toasts, add } = Toast.useToastManager()
  const shown = useRef(0)
  useEffect(() => {
    for (const { title, tone } of messages.slice(shown.current)) {
      add({ title, type: tone, priority: tone === 'danger' ? 'high' : 'low' })
    }
    shown.current = messages.length
  }, [messages, add])
  return toasts.map((toast) => {
    const Sign = toast.type === 'danger' ? CircleAlert : CircleCheck
    return (
      <Toast.Root
        key={toast.id}
        toast={toast}
        swipeDirection="right"
        {...NO_DIALOG}
        className="rounded-xl border bg-raised shadow-raised transition-[opacity,translate] duration-150 data-ending-style:translate-y-1 data-starting-style:translate-y-2 data-ending-style:opacity-0 data-limited:opacity-0 data-starting-style:opacity-0"
      >
        <Toast.Content className="flex items-start gap-2.5 py-2.5 pr-2 pl-3.5">
          <Sign
            aria-hidden="true"
            className={clsx(
              'mt-1 size-4 shrink-0',
              toast.type === 'danger' ? 'text-danger' : 'text-good',
            )}
          />
          <Toast.Title
            dir="auto"
            className="min-w-0 flex-1 py-0.5 font-medium [overflow-wrap:anywhere]"
          />
          <Toast.Close
            aria-label="Dismiss"
            aria-hidden={false}
            className="flex size-6 items-center justify-center rounded-md text-muted hover:bg-hover hover:text-text"
          >
            <X aria-hidden="true" className="size-3.5" />
          </Toast.Close>
        </Toast.Content>
      </Toast.Root>
    )
  })
}
