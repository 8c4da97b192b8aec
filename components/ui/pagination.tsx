import clsx from 'clsx'
import { ChevronLeft, ChevronRight } from 'lucide-react'
import { Link } from '@/components/ui/link'
import { buttonClass } from './button'
import { COUNT } from './count'

type PaginationProps = {
  /** Counted from 1. */
  page: number
  pageSize: number
  total: number
  /** There are more, which have no page. */
  isMore?: boolean
  /** What is counted: "apps", "people". */
  noun: string
  hrefOf: (page: number) => string
}

/** The place in a long list, and links to the pages before and after. */
export function Pagination({ page, pageSize, total, isMore, noun, hrefOf }: PaginationProps) {
  const first = Math.min((page - 1) * pageSize + 1, total)
  const last = Math.min(page * pageSize, total)
  const pages = Math.max(1, Math.ceil(total / pageSize))
  return (
    <nav
      aria-label="Pages"
      className="mt-4 flex flex-col items-center justify-between gap-3 sm:flex-row"
    >
      <p className="tabular text-muted">
        {total > pageSize ? `${COUNT.format(first)}–${COUNT.format(last)} of ` : ''}
        {isMore ? 'more than ' : ''}
        {COUNT.format(total)} {noun}
      </p>
      {pages > 1 ? (
        <div className="flex items-center gap-2">
          <Step to={page > 1 ? hrefOf(page - 1) : null} label="Previous" />
          <p className="tabular px-1 text-muted">
            Page {COUNT.format(page)} of {COUNT.format(pages)}
          </p>
          <Step to={page < pages ? hrefOf(page + 1) : null} label="Next" />
        </div>
      ) : null}
    </nav>
  )
}

function Step({ to, label }: { to: string | null; label: 'Previous' | 'Next' }) {
  const content = (
    <>
      {label === 'Previous' ? <ChevronLeft aria-hidden="true" className="size-4" /> : null}
      {label}
      {label === 'Next' ? <ChevronRight aria-hidden="true" className="size-4" /> : null}
    </>
  )
  if (to) {
    return (
      <Link
        href={to}
        rel={label === 'Next' ? 'next' : 'prev'}
        className={buttonClass({ size: 'sm' })}
      >
        {content}
      </Link>
    )
  }
  return (
    <span aria-disabled="true" className={clsx(buttonClass({ size: 'sm' }), 'pointer-events-none')}>
      {content}
    </span>
  )
}
