import clsx from 'clsx'
import { type ReactNode, useId } from 'react'
import { Name } from './name'

/** A part of a page under its own heading. `tone="danger"` for what cannot be taken back. */
export function Panel({
  id: anchor,
  title,
  description,
  actions,
  tone = 'neutral',
  flush = false,
  children,
}: {
  /** Where an address can point. */
  id?: string | undefined
  title: ReactNode
  description?: ReactNode
  actions?: ReactNode
  tone?: 'neutral' | 'danger'
  /** Lets a table or a list reach the panel's edges. */
  flush?: boolean
  children: ReactNode
}) {
  const id = useId()
  return (
    <section
      id={anchor}
      aria-labelledby={id}
      className={clsx(
        'scroll-mt-20 overflow-clip rounded-xl border bg-surface',
        tone === 'danger' && 'border-danger/40',
      )}
    >
      <div className="flex flex-wrap items-center justify-between gap-3 border-b px-4 py-3.5 sm:px-5">
        <div className={clsx('min-w-0', description ? 'flex-[1_1_16rem]' : 'flex-[1_1_10rem]')}>
          <h2 id={id} className="font-semibold text-[0.9375rem] leading-6">
            <Name>{title}</Name>
          </h2>
          {description ? <p className="text-pretty text-muted">{description}</p> : null}
        </div>
        {actions ? <div className="flex max-w-full flex-wrap gap-2">{actions}</div> : null}
      </div>
      <div className={flush ? '' : 'px-4 py-4 sm:px-5'}>{children}</div>
    </section>
  )
}

/** Facts as a list of terms and values. Empty values are left out by the caller. */
export function Facts({ facts }: { facts: readonly { term: string; value: ReactNode }[] }) {
  return (
    <dl className="grid gap-x-6 gap-y-3.5 sm:grid-cols-[minmax(9rem,max-content)_minmax(0,1fr)]">
      {facts.map(({ term, value }) => (
        <div key={term} className="grid gap-x-6 gap-y-0.5 sm:col-span-2 sm:grid-cols-subgrid">
          <dt className="text-muted">{term}</dt>
          <dd className="min-w-0 [overflow-wrap:anywhere]">{value}</dd>
        </div>
      ))}
    </dl>
  )
}
