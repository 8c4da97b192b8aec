'use client'

import { Check, ClipboardCopy } from 'lucide-react'
import { useRef } from 'react'
import { IconButton } from '@/components/ui/button'
import { Tabs } from '@/components/ui/tabs'
import { handOffForms, type Snippet, type SnippetForm } from '@/lib/secrets/snippets'
import { COPY_REFUSED, useCopy } from './use-copy'

/** The value as ready-made snippets for common places to store it. Made in the browser. */
export function SnippetTabs(snippets: Snippet) {
  return (
    <section className="flex min-w-0 flex-col gap-2">
      <h3 className="font-medium">Use it in your app</h3>
      <Tabs
        label="Ready-made forms"
        tabs={handOffForms(snippets).map((form) => ({
          value: form.id,
          label: form.label,
          content: <Form {...form} />,
        }))}
      />
    </section>
  )
}

function Form({ label, note, text }: SnippetForm) {
  const ref = useRef<HTMLElement>(null)
  const { outcome, copy } = useCopy(ref)
  const copied = outcome === 'copied'
  return (
    <div className="flex flex-col gap-2">
      <p className="text-muted">{note}</p>
      <div className="relative rounded-lg border bg-sunken">
        <pre
          translate="no"
          className="whitespace-pre-wrap break-all p-3 pr-12 font-mono text-xs leading-5"
        >
          <code ref={ref}>{text}</code>
        </pre>
        <IconButton
          icon={copied ? Check : ClipboardCopy}
          label={copied ? 'On the clipboard' : `Put the ${label} form on the clipboard`}
          onClick={() => copy(text)}
          className="absolute top-1.5 right-1.5 bg-sunken"
        />
      </div>
      <p role="status" className={outcome === 'refused' ? 'text-danger' : 'sr-only'}>
        {copied ? `The ${label} form is on the clipboard.` : null}
        {outcome === 'refused' ? COPY_REFUSED : null}
      </p>
    </div>
  )
}
