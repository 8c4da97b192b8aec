import type { ReactNode } from 'react'

type FactorRowProps = { title: ReactNode; badge?: ReactNode; facts: ReactNode; actions: ReactNode }

/** One second factor, as a row. */
export function FactorRow({ title, badge, facts, actions }: FactorRowProps) {
  return (
    <li className="flex flex-wrap items-center justify-between gap-3 px-4 py-3.5 sm:px-5">
      <div className="min-w-0 flex-[1_1_12rem] [overflow-wrap:anywhere]">
        <p className="flex flex-wrap items-center gap-2 font-medium">
          {title}
          {badge}
        </p>
        <p className="text-[0.8125rem] text-muted">{facts}</p>
      </div>
      <div className="flex flex-wrap gap-2">{actions}</div>
    </li>
  )
}
