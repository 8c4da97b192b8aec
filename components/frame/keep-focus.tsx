'use client'

import { useEffect } from 'react'
import { focusPage } from '@/components/ui/focus-page'

/** What had the focus last, on which page, and its place in a list. */
type Held = { on: string; element: HTMLElement; list: Element | null; place: number }

/**
 * Where a row goes that has the focus, as one that was decided does, the row in its place gets it: else
 * who works with the keyboard begins at the top again (WCAG 2.2, 2.4.3). On another page nothing is done.
 */
export function KeepFocus() {
  useEffect(() => {
    let held: Held | null = null
    const onFocus = ({ target }: FocusEvent) => {
      const isOfPage = target instanceof HTMLElement && target.closest('#content')
      if (isOfPage && target.id !== 'content') held = hold(target)
    }
    // Who presses beside what has the focus lets go of it.
    const onPress = ({ target }: PointerEvent) => {
      if (!(target instanceof Element) || !target.closest('#content')) return
      if (!document.activeElement?.contains(target)) held = null
    }
    const observer = new MutationObserver(() => {
      if (!held || held.element.isConnected || document.activeElement !== document.body) return
      if (held.on === location.pathname) hand(held)
      held = null
    })
    document.addEventListener('focusin', onFocus)
    document.addEventListener('pointerdown', onPress, { capture: true })
    observer.observe(document.body, { childList: true, subtree: true })
    return () => {
      document.removeEventListener('focusin', onFocus)
      document.removeEventListener('pointerdown', onPress, { capture: true })
      observer.disconnect()
    }
  }, [])
  return null
}

function hold(element: HTMLElement): Held {
  const row = element.closest('li, tr')
  const list = row?.parentElement ?? null
  const place = row && list ? [...list.children].indexOf(row) : 0
  return { on: location.pathname, element, list, place }
}

function hand({ list, place }: Held): void {
  const rows = list?.isConnected ? [...list.children] : []
  const row = rows[Math.min(place, rows.length - 1)]
  if (row instanceof HTMLElement) {
    row.tabIndex = -1
    row.focus({ preventScroll: true })
  } else focusPage()
}
