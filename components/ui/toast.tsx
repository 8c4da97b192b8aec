'use client'

import {
  createContext,
  lazy,
  type ReactNode,
  Suspense,
  useCallback,
  useContext,
  useEffect,
  useState,
} from 'react'
import type { ToastsProps } from './toasts'

export type ToastMessage = { title: string; tone: 'good' | 'danger' }

type ShowToast = (title: string, tone?: ToastMessage['tone']) => void

const ToastContext = createContext<ShowToast>(() => {})

// A message that cannot be shown must not take the page away.
const NoToasts = (_: ToastsProps) => null
const loadToasts = () => import('./toasts').then(({ Toasts }) => Toasts).catch(() => NoToasts)
const Toasts = lazy(async () => ({ default: await loadToasts() }))

/**
 * Shows short messages about what just happened. Wraps the whole application. The script that shows
 * them is loaded when somebody first does something on the page.
 */
export function Toaster({ children }: { children: ReactNode }) {
  const [messages, setMessages] = useState<readonly ToastMessage[]>([])
  const show = useCallback<ShowToast>(
    (title, tone = 'good') => setMessages((before) => [...before, { title, tone }]),
    [],
  )
  useEffect(() => {
    const prepare = () => void loadToasts()
    const once = { once: true, passive: true }
    window.addEventListener('pointerdown', prepare, once)
    window.addEventListener('keydown', prepare, once)
    return () => {
      window.removeEventListener('pointerdown', prepare)
      window.removeEventListener('keydown', prepare)
    }
  }, [])
  return (
    <ToastContext value={show}>
      {children}
      {messages.length > 0 ? (
        <Suspense>
          <Toasts messages={messages} />
        </Suspense>
      ) : null}
    </ToastContext>
  )
}

/** `toast('App suspended')`, or `toast('…', 'danger')`. Never for anything that must be kept. */
export function useToast(): ShowToast {
  return useContext(ToastContext)
}
