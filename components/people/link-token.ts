'use client'

import { useEffect, useState, useSyncExternalStore } from 'react'
import type { Answer } from '@/lib/http/answer'

/** Whom a link is for, or why that is not known; `null` when no answer came back. */
type Found<T> = Answer<T> | null

function onHashChange(changed: () => void): () => void {
  addEventListener('hashchange', changed)
  return () => removeEventListener('hashchange', changed)
}

/** The token in the address's fragment. Null until the script runs: a server never sees it. */
function useLinkToken(): string | null {
  return useSyncExternalStore<string | null>(
    onHashChange,
    () => location.hash.slice(1),
    () => null,
  )
}

/**
 * Whom the link in the address is for; null while it loads. Loaded in an effect because
 * only the browser knows the token: the page around it cannot load anything with it.
 */
export function useLinkOwner<Owner>(read: (token: string) => Promise<Answer<Owner>>) {
  const token = useLinkToken()
  const [found, setFound] = useState<{ token: string; answer: Found<Owner> } | null>(null)
  useEffect(() => {
    if (token === null) return
    let current = true
    const keep = (answer: Found<Owner>) => {
      if (current) setFound({ token, answer })
    }
    read(token).then(keep, () => keep(null))
    return () => {
      current = false
    }
  }, [token, read])
  return found && found.token === token ? found : null
}
