import { ChevronLeft, ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'
import { ButtonLink } from './button'

type CursorPagesProps = {
  /** What is listed, in words: "more than 10,000 apps". */
  total: ReactNode
  /** The first page, and the pages beside this one; null where there is none. */
  first: string | null
  previous: string | null
  next: string | null
}

/** Links to the pages beside this one of a list whose pages have no numbers. */
export function CursorPages({ total, first, previous, next }: CursorPagesProps) {
  return (
    <nav
      aria-label="Pages"
      className="mt-4 flex flex-col items-center justify-between gap-3 sm:flex-row"
    >
      <p className="tabular text-muted">{total}</p>
      {previous || next ? (
        <div className="flex items-center gap-2">
          {first ? (
            <ButtonLink href={first} size="sm" variant="ghost">
              First
            </ButtonLink>
          ) : null}
          {previous ? (
            <ButtonLink href={previous} size="sm" rel="prev" icon={ChevronLeft}>
              Previous
            </ButtonLink>
          ) : null}
          {next ? (
            <ButtonLink href={next} size="sm" rel="next">
              Next
              <ChevronRight aria-hidden="true" className="size-4" />
            </ButtonLink>
          ) : null}
        </div>
      ) : null}
    </nav>
  )
}
