import clsx from 'clsx'
import { Check, Circle, LoaderCircle } from 'lucide-react'
import type { ReactNode } from 'react'

type StepProps = { label: string; done: boolean; current?: boolean; children: ReactNode }

/** One step of a rotation: done, in progress, or still to come. */
export function Step({ label, done, current = false, children }: StepProps) {
  const Sign = done ? Check : current ? LoaderCircle : Circle
  return (
    <li aria-current={current ? 'step' : undefined} className="flex min-w-0 gap-2.5">
      <span
        className={clsx(
          'mt-px flex size-[1.125rem] shrink-0 items-center justify-center rounded-full',
          done ? 'bg-good-soft text-good' : current ? 'text-accent' : 'text-control',
        )}
      >
        <Sign aria-hidden="true" className="size-3.5" strokeWidth={2.25} />
        <span className="sr-only">{done ? 'Done: ' : current ? 'Now: ' : 'Later: '}</span>
      </span>
      <span className="min-w-0 [overflow-wrap:anywhere]">
        <span className={clsx('block font-medium', !(done || current) && 'text-muted')}>
          {label}
        </span>
        <span className="block text-[0.8125rem] text-muted">{children}</span>
      </span>
    </li>
  )
}
