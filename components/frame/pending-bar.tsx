'use client'

import { usePathname, useSearchParams } from 'next/navigation'
import { useEffect, useState } from 'react'

/** Shows at once that a link was pressed, until its page is there: a slow line says nothing itself. */
export function PendingBar() {
  const here = `${usePathname()}?${useSearchParams()}`
  const [left, setLeft] = useState<string | null>(null)
  useEffect(() => {
    const onClick = (event: MouseEvent) => {
      if (leadsAway(event)) setLeft(here)
    }
    document.addEventListener('click', onClick, { capture: true })
    return () => document.removeEventListener('click', onClick, { capture: true })
  }, [here])
  const pending = left === here
  return (
    <>
      <span role="status" className="sr-only">
        {pending ? 'Loading the page' : ''}
      </span>
      {pending ? (
        <div data-pending className="fixed inset-x-0 top-0 z-50 h-0.5 overflow-hidden">
          <div className="h-full w-1/3 animate-pending bg-accent" />
        </div>
      ) : null}
    </>
  )
}

/** Whether the press opens another page of ours in this tab. */
function leadsAway(event: MouseEvent): boolean {
  const link = event.target instanceof Element ? event.target.closest('a[href]') : null
  if (!(link instanceof HTMLAnchorElement) || event.button !== 0) return false
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return false
  if (link.target !== '' || link.hasAttribute('download')) return false
  const { origin, pathname, search } = location
  return link.origin === origin && link.pathname + link.search !== pathname + search
}
