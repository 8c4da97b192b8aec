import clsx from 'clsx'
import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Tone } from './badge'
import { Name } from './name'

const LOOKS = {
  neutral: [Info, 'border-border bg-sunken', 'text-muted'],
  info: [Info, 'border-info/25 bg-info-soft', 'text-info'],
  good: [CircleCheck, 'border-good/25 bg-good-soft', 'text-good'],
  warning: [TriangleAlert, 'border-warning/25 bg-warning-soft', 'text-warning'],
  danger: [CircleAlert, 'border-danger/25 bg-danger-soft', 'text-danger'],
} as const satisfies Record<Tone, unknown>

/** Something the whole page must know. `announce` when it appears after an action. */
export function Banner({
  tone = 'neutral',
  title,
  action,
  announce = false,
  children,
}: {
  tone?: Tone
  title?: ReactNode
  action?: ReactNode
  announce?: boolean
  children?: ReactNode
}) {
  const [Sign, frame, colour] = LOOKS[tone]
  return (
    <div
      {...(announce ? { role: tone === 'danger' ? 'alert' : 'status' } : {})}
      className={clsx(
        'flex flex-col gap-3 rounded-xl border px-4 py-3 sm:flex-row sm:items-start',
        frame,
      )}
    >
      <div className="flex min-w-0 flex-1 gap-3 [overflow-wrap:anywhere]">
        <Sign aria-hidden="true" className={clsx('mt-0.5 size-4 shrink-0', colour)} />
        <div className="flex min-w-0 flex-1 flex-col gap-0.5">
          {title ? (
            <p className="font-medium">
              <Name>{title}</Name>
            </p>
          ) : null}
          {children ? <div className={clsx(title ? 'text-muted' : '')}>{children}</div> : null}
        </div>
      </div>
      {action ? <div className="flex shrink-0 gap-2 pl-7 sm:pl-0">{action}</div> : null}
    </div>
  )
}
