import { ChevronLeft } from 'lucide-react'
import type { ReactNode } from 'react'
import { Link } from '@/components/ui/link'
import { Name } from './name'

/** The page's one h1, what it is about, and what can be done here. */
export function PageHeader({
  title,
  status,
  description,
  actions,
  back,
}: {
  title: ReactNode
  /** How it is with what the page is about, beside the title. */
  status?: ReactNode
  description?: ReactNode
  actions?: ReactNode
  back?: { href: string; label: string }
}) {
  return (
    <header className="mb-6 flex flex-col gap-3">
      {back ? <BackLink {...back} /> : null}
      <div className="flex flex-col gap-4 sm:flex-row sm:items-start sm:justify-between">
        <div className="min-w-0 max-w-2xl">
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <h1 className="min-w-0 font-semibold text-2xl leading-8 tracking-tight [overflow-wrap:anywhere]">
              <Name>{title}</Name>
            </h1>
            {status}
          </div>
          {description ? <p className="mt-1 text-pretty text-muted">{description}</p> : null}
        </div>
        {actions ? <div className="flex shrink-0 flex-wrap gap-2">{actions}</div> : null}
      </div>
    </header>
  )
}

export function BackLink({ href, label }: { href: string; label: string }) {
  return (
    <Link
      href={href}
      className="-ml-1 inline-flex w-fit max-w-full items-start gap-1 rounded-md py-0.5 pr-1.5 text-muted hover:text-text"
    >
      <ChevronLeft aria-hidden="true" className="my-0.5 size-4 shrink-0" />
      <span className="min-w-0 [overflow-wrap:anywhere]">
        <Name>{label}</Name>
      </span>
    </Link>
  )
}
