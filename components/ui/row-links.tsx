'use client'

import { type ReactNode, useEffect, useRef } from 'react'
import { useRouter } from '@/components/ui/use-router'

/** What a click is meant for, if it is inside. */
const CONTROLS = 'a, button, input, label, select, summary, [role="button"]'
const MIDDLE = 1

/**
 * Around a table whose rows open by a click anywhere: as their link with `data-row` does, in a new
 * tab with the middle button or Ctrl. Selecting text opens nothing. For the keyboard the link stays.
 */
export function RowLinks({ children }: { children: ReactNode }) {
  const router = useRouter()
  const element = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const around = element.current
    if (!around) return
    const open = (event: MouseEvent) => {
      const link = event.button === 0 || event.button === MIDDLE ? linkOf(event) : null
      if (!link) return
      const isApart = event.button === MIDDLE || event.ctrlKey || event.metaKey || event.shiftKey
      if (isApart) window.open(link.href, '_blank', 'noopener')
      else router.push(link.getAttribute('href') ?? link.href)
    }
    around.addEventListener('click', open)
    around.addEventListener('auxclick', open)
    return () => {
      around.removeEventListener('click', open)
      around.removeEventListener('auxclick', open)
    }
  }, [router])
  return (
    <div ref={element} className="[&_tbody_tr]:cursor-pointer">
      {children}
    </div>
  )
}

function linkOf({ target }: MouseEvent): HTMLAnchorElement | null {
  if (!(target instanceof Element) || target.closest(CONTROLS)) return null
  if (window.getSelection()?.type === 'Range') return null
  return target.closest('tr')?.querySelector<HTMLAnchorElement>('a[data-row]') ?? null
}
