'use client'

import { useEffect, useState } from 'react'

/** Asks before the browser leaves a page with unsent input. */
export function useUnsavedGuard() {
  const [held, setHeld] = useState(false)
  useEffect(() => {
    if (!held) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [held])
  return { hold: () => setHeld(true), release: () => setHeld(false) }
}
