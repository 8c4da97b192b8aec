import { ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'

type FoldedSectionProps = {
  title: string
  description: string
  /** Opens it: one of its fields was refused. */
  open: boolean
  children: ReactNode
}

/** A section of a form that most leave as it is. */
export function FoldedSection({ title, description, open, children }: FoldedSectionProps) {
  return (
    <details open={open} className="group flex flex-col">
      <summary className="flex select-none list-none items-start gap-1.5 rounded-sm border-b pb-2.5 [&::-webkit-details-marker]:hidden">
        <ChevronRight
          aria-hidden="true"
          className="mt-0.5 size-4 shrink-0 text-muted transition-transform group-open:rotate-90"
        />
        <span className="flex min-w-0 flex-col">
          <h2 className="font-semibold text-[0.9375rem]">{title}</h2>
          <span className="text-muted">{description}</span>
        </span>
      </summary>
      <div className="flex flex-col gap-5 pt-5">{children}</div>
    </details>
  )
}
