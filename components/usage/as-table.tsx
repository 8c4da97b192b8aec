import { ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'

/** The figures of a chart, folded. */
export function AsTable({ children }: { children: ReactNode }) {
  return (
    <details className="group">
      <summary className="flex w-fit select-none list-none items-center gap-1.5 rounded-md py-1 pr-2 font-medium text-muted hover:text-text [&::-webkit-details-marker]:hidden">
        <ChevronRight
          aria-hidden="true"
          className="size-4 transition-transform group-open:rotate-90"
        />
        Show as a table
      </summary>
      <div className="mt-3">{children}</div>
    </details>
  )
}
