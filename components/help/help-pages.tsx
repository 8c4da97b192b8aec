import clsx from 'clsx'
import { Link } from '@/components/ui/link'
import { HELP_PAGES, type HelpPage } from '@/lib/help/help-page'

const PAGES = Object.entries(HELP_PAGES) as [HelpPage, string][]

/** The pages of the documentation. */
export function HelpPages({ current }: { current: HelpPage }) {
  return (
    <nav aria-label="Documentation">
      <ul className="flex flex-wrap gap-1 lg:flex-col">
        {PAGES.map(([page, title]) => (
          <li key={page}>
            <Link
              href={`/help/${page}`}
              aria-current={page === current ? 'page' : undefined}
              className={clsx(
                'block rounded-lg px-2.5 py-1.5',
                page === current ? 'bg-hover font-medium' : 'text-muted hover:bg-hover',
              )}
            >
              {title}
            </Link>
          </li>
        ))}
        <li>
          <Link
            href="/docs/api"
            className="block rounded-lg px-2.5 py-1.5 text-muted hover:bg-hover"
          >
            API reference
          </Link>
        </li>
      </ul>
    </nav>
  )
}
