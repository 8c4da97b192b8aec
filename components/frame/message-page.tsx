import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'

/** A page that only has something to say: nothing found, something broke. */
export function MessagePage({
  icon: Glyph,
  title,
  action,
  children,
}: {
  icon: LucideIcon
  title: ReactNode
  action?: ReactNode
  children: ReactNode
}) {
  return (
    <div className="mx-auto flex max-w-md flex-col items-start gap-5 py-12 sm:py-20">
      <span className="flex size-11 items-center justify-center rounded-xl bg-accent-soft text-accent">
        <Glyph aria-hidden="true" className="size-5" />
      </span>
      <div className="flex flex-col gap-2">
        <h1 className="font-semibold text-2xl tracking-tight">{title}</h1>
        <div className="text-pretty text-muted">{children}</div>
      </div>
      {action ? <div className="flex flex-wrap gap-2">{action}</div> : null}
    </div>
  )
}
