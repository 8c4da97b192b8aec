import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { Name } from './name'

/** A list or page that is still empty: what would be here, and how to begin. */
export function EmptyState({
  icon: Glyph,
  title,
  action,
  children,
}: {
  icon: LucideIcon
  title: ReactNode
  action?: ReactNode
  children?: ReactNode
}) {
  return (
    <div className="flex flex-col items-center gap-4 rounded-xl border border-dashed border-control/60 px-6 py-14 text-center">
      <span className="flex size-11 items-center justify-center rounded-xl bg-accent-soft text-accent">
        <Glyph aria-hidden="true" className="size-5" />
      </span>
      <div className="flex w-full max-w-md flex-col gap-1.5 [overflow-wrap:anywhere]">
        <h2 className="font-semibold text-base">
          <Name>{title}</Name>
        </h2>
        {children ? <div className="text-pretty text-muted">{children}</div> : null}
      </div>
      {action ? <div className="flex flex-wrap justify-center gap-2">{action}</div> : null}
    </div>
  )
}
