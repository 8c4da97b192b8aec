'use client'

import { CloudOff } from 'lucide-react'
import { useSyncExternalStore } from 'react'

function subscribe(changed: () => void): () => void {
  window.addEventListener('online', changed)
  window.addEventListener('offline', changed)
  return () => {
    window.removeEventListener('online', changed)
    window.removeEventListener('offline', changed)
  }
}

/** Says that the connection is gone, as long as it is. The page stays, with what was typed. */
export function OfflineNote() {
  const online = useSyncExternalStore(
    subscribe,
    () => navigator.onLine,
    () => true,
  )
  return (
    <div role="status" className="empty:hidden">
      {online ? null : (
        <p className="flex items-center justify-center gap-2 border-b bg-warning-soft px-4 py-2 text-warning">
          <CloudOff aria-hidden="true" className="size-4 shrink-0" />
          You are offline. What you see may be old, and nothing is saved until the connection is
          back.
        </p>
      )}
    </div>
  )
}
