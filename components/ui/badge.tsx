import clsx from 'clsx'
import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'

export type Tone = 'neutral' | 'good' | 'warning' | 'danger' | 'info'

const TONES = {
  neutral: 'bg-sunken text-muted ring-border',
  good: 'bg-good-soft text-good ring-good/25',
  warning: 'bg-warning-soft text-warning ring-warning/25',
  danger: 'bg-danger-soft text-danger ring-danger/25',
  info: 'bg-info-soft text-info ring-info/25',
} satisfies Record<Tone, string>

/** A state in a word or two. The word says it; the colour only helps. */
export function Badge({
  tone = 'neutral',
  icon: Glyph,
  children,
}: {
  tone?: Tone
  icon?: LucideIcon
  children: ReactNode
}) {
  return (
    <span
      className={clsx(
        'inline-flex w-fit items-center gap-1 whitespace-nowrap rounded-md px-1.5 py-0.5',
        'font-medium text-xs leading-4 ring-1 ring-inset',
        TONES[tone],
      )}
    >
      {Glyph ? (
        <Glyph aria-hidden="true" className="size-3 shrink-0" strokeWidth={2.25} />
      ) : (
        <span aria-hidden="true" className="size-1.5 rounded-full bg-current" />
      )}
      {children}
    </span>
  )
}
