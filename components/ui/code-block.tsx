'use client'

import { Check, ClipboardCopy } from 'lucide-react'
import { useRef } from 'react'
import { IconButton } from './button'
import { COPY_REFUSED, useCopy } from './use-copy'

/** Text to take along, with a button that copies it. `called` says what it is, as in `.env form`. */
export function CodeBlock({ called, text }: { called: string; text: string }) {
  const ref = useRef<HTMLElement>(null)
  const { outcome, copy } = useCopy(ref)
  const copied = outcome === 'copied'
  return (
    <div className="flex min-w-0 flex-col gap-2">
      <div className="relative rounded-lg border bg-sunken">
        <pre
          translate="no"
          className="whitespace-pre-wrap break-all p-3 pr-12 font-mono text-xs leading-5"
        >
          <code ref={ref}>{text}</code>
        </pre>
        <IconButton
          icon={copied ? Check : ClipboardCopy}
          label={copied ? 'On the clipboard' : `Put the ${called} on the clipboard`}
          onClick={() => copy(text)}
          className="absolute top-1.5 right-1.5 bg-sunken"
        />
      </div>
      <p role="status" className={outcome === 'refused' ? 'text-danger' : 'sr-only'}>
        {copied ? `The ${called} is on the clipboard.` : null}
        {outcome === 'refused' ? COPY_REFUSED : null}
      </p>
    </div>
  )
}
