'use client'

import { type RefObject, useEffect } from 'react'

const isTyped = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.matches('input, textarea, select'))

/** Calls `show` for `/` outside of fields, and for Ctrl-K and ⌘K everywhere but behind a dialog. */
export function useShortcut(input: RefObject<HTMLInputElement | null>, show: () => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const isSlash = event.key === '/' && !isTyped(event.target)
      const withControl = event.ctrlKey || event.metaKey
      const isK = event.key.toLowerCase() === 'k' && withControl && !event.altKey && !event.shiftKey
      if (!(isK || (isSlash && !withControl && !event.altKey))) return
      if (input.current?.closest('[inert], [aria-hidden="true"]')) return
      event.preventDefault()
      show()
      input.current?.select()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  })
}
