'use client'

import { useEffect, useState } from 'react'
import { useRouter } from '@/components/ui/use-router'

/** A link that a person has followed while there is unsent input. */
type Leaving = { href: string }

/**
 * Asks before a person leaves a page with unsent input: the browser asks in its own words where the
 * page goes away, and for a link of ours `leaving` is set until they say `stay` or `leave`.
 */
export function useUnsavedGuard() {
  const router = useRouter()
  const [held, setHeld] = useState(false)
  const [leaving, setLeaving] = useState<Leaving | null>(null)
  useEffect(() => {
    if (!held) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    const askAtLink = (event: MouseEvent) => {
      const href = leadsAway(event)
      if (href === null) return
      event.preventDefault()
      event.stopPropagation()
      setLeaving({ href })
    }
    window.addEventListener('beforeunload', ask)
    // Before the router hears of it.
    window.addEventListener('click', askAtLink, { capture: true })
    return () => {
      window.removeEventListener('beforeunload', ask)
      window.removeEventListener('click', askAtLink, { capture: true })
    }
  }, [held])
  return {
    hold: () => setHeld(true),
    release: () => setHeld(false),
    leaving: leaving !== null,
    stay: () => setLeaving(null),
    leave: () => {
      setHeld(false)
      setLeaving(null)
      if (leaving) router.push(leaving.href)
    },
  }
}

/** Where a click leads, if it leaves this page in this tab; null otherwise. */
function leadsAway(event: MouseEvent): string | null {
  const { target, button, ctrlKey, metaKey, shiftKey, altKey } = event
  if (button !== 0 || ctrlKey || metaKey || shiftKey || altKey) return null
  const link = target instanceof Element ? target.closest<HTMLAnchorElement>('a[href]') : null
  if (!link || link.target === '_blank' || link.hasAttribute('download')) return null
  if (link.origin !== location.origin || link.pathname === location.pathname) return null
  return link.pathname + link.search + link.hash
}
