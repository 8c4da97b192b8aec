import type { ReactNode } from 'react'

/** What can be done, in a sentence, beside the button that does it. */
export function ActLine({ text, children }: { text: string; children: ReactNode }) {
  return (
    <div className="flex flex-col items-start gap-3 sm:flex-row sm:items-center sm:justify-between">
      <p className="text-pretty text-muted">{text}</p>
      {children}
    </div>
  )
}
