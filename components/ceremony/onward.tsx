'use client'

import { LoaderCircle } from 'lucide-react'
import { useEffect, useRef } from 'react'

/**
 * Goes on to an address that may lead to another site, as a navigation of its own: a form's answer
 * that redirects there would be stopped by `form-action 'self'`, and Next's router would fetch it.
 */
export function Onward({ to, where }: { to: string; where: string | null }) {
  const gone = useRef(false)
  useEffect(() => {
    // Once: the address works only once.
    if (gone.current) return
    gone.current = true
    window.location.replace(to)
  }, [to])
  return (
    <div className="flex items-center gap-2.5">
      <LoaderCircle aria-hidden="true" className="size-4 shrink-0 animate-spin text-muted" />
      <p role="status" className="[overflow-wrap:anywhere]">
        Taking you {where ? `to ${where}` : 'on'}…
      </p>
      <noscript>
        <meta httpEquiv="refresh" content={`0;url=${to}`} />
        <a href={to} className="font-medium text-accent underline underline-offset-4">
          Continue
        </a>
      </noscript>
    </div>
  )
}
