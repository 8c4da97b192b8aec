import clsx from 'clsx'
import { Check, Circle, LoaderCircle } from 'lucide-react'
import type { ReactNode } from 'react'
import { Name } from '@/components/ui/name'
import { Time } from '@/components/ui/time'
import type { Rotation } from '@/lib/usage/rotation'
import { Advice, quietInWords } from './rotation-advice'
import { StillSentNote } from './still-sent-note'

type RotationStripProps = {
  rotation: Rotation
  /** A button that ends the old secret, once that is safe; absent for those who only read. */
  action?: ReactNode
}

/** How far the change from one secret to the next has come, and what to do now. */
export function RotationStrip({ rotation, action }: RotationStripProps) {
  const { old, next, step, stillSent } = rotation
  return (
    <section aria-labelledby="rotation" className="rounded-xl border bg-surface">
      <h3 id="rotation" className="px-4 pt-3.5 font-semibold sm:px-5 [overflow-wrap:anywhere]">
        Rotation: <Name>{old.name}</Name> <span aria-hidden="true">→</span>
        <span className="sr-only">to</span> <Name>{next.name}</Name>
      </h3>
      <ol className="grid gap-x-6 gap-y-3 px-4 py-3.5 sm:grid-cols-2 sm:px-5 lg:grid-cols-4">
        <Step done label="New secret issued">
          <Time at={next.createdAt} /> by <Name>{next.createdByName}</Name>
        </Step>
        <Step done={next.use !== null} current={step === 'issued'} label="First used">
          {next.use ? (
            <>
              <Time at={next.use.firstUsedAt} /> from {next.use.firstAddress}
            </>
          ) : (
            'Not yet'
          )}
        </Step>
        <Step
          done={step === 'safe' || (step === 'ended' && !stillSent?.attempts)}
          current={step === 'used'}
          label="Old secret quiet"
        >
          <Quiet rotation={rotation} />
        </Step>
        <LastStep rotation={rotation} />
      </ol>
      <div className="flex flex-wrap items-center justify-between gap-3 border-t px-4 py-3 sm:px-5">
        <div role="status" className="min-w-0 flex-[1_1_16rem] text-pretty">
          <Advice rotation={rotation} />
          {step === 'ended' && stillSent ? <StillSentNote sent={stillSent} /> : null}
        </div>
        {step === 'safe' ? action : null}
      </div>
    </section>
  )
}

function Quiet({ rotation }: { rotation: Rotation }) {
  const { lastSentAt, step } = rotation
  if (!lastSentAt) return 'Never used'
  return (
    <>
      Last sent <Time at={lastSentAt} />
      {step === 'used' ? <span className="block">{quietInWords(rotation)}</span> : null}
    </>
  )
}

function LastStep({ rotation: { old, step } }: { rotation: Rotation }) {
  const endedAt = old.retiredAt ?? old.expiresAt
  if (step === 'ended' && endedAt) {
    return (
      <Step done label="Old secret ended">
        <Time at={endedAt} />
        {old.retiredByName ? (
          <>
            {' '}
            by <Name>{old.retiredByName}</Name>
          </>
        ) : null}
      </Step>
    )
  }
  return (
    <Step done={step === 'safe'} label="Safe to revoke">
      {step === 'safe' ? 'Yes' : 'Not yet'}
    </Step>
  )
}

type StepProps = { label: string; done: boolean; current?: boolean; children: ReactNode }

function Step({ label, done, current = false, children }: StepProps) {
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
