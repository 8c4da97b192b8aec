'use client'

import { type RefObject, useCallback } from 'react'
import { watchForm } from './kept-forms'
import { useToast } from './toast'

const RESTORED =
  'Keyturn was updated, and what you typed is back. Enter passwords, codes and files again.'

/** The `ref` of a form whose typed text outlives a reload for an update; `element` is set too. */
export function useKeptForm(element: RefObject<HTMLFormElement | null>) {
  const toast = useToast()
  return useCallback(
    (form: HTMLFormElement) => {
      element.current = form
      const forget = watchForm(form, () => toast(RESTORED))
      return () => {
        element.current = null
        forget()
      }
    },
    [element, toast],
  )
}
