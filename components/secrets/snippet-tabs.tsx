'use client'

import { CodeBlock } from '@/components/ui/code-block'
import { Tabs } from '@/components/ui/tabs'
import { handOffForms, type Snippet, type SnippetForm } from '@/lib/secrets/snippets'
import { DownloadFile } from './download-file'

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

function Form({ label, note, text, fileName }: SnippetForm) {
  return (
    <div className="flex flex-col gap-2">
      <p className="text-muted">{note}</p>
      <CodeBlock called={`${label} form`} text={text} />
      {fileName ? (
        <div>
          <DownloadFile name={fileName} label={`Download ${label}`} text={text} />
        </div>
      ) : null}
    </div>
  )
}
