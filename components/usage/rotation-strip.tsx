import type { ReactNode } from 'react'
import { Name } from '@/components/ui/name'
import { Time } from '@/components/ui/time'
import type { Rotation } from '@/lib/usage/rotation'
import { Advice } from './rotation-advice'
import { LastStep, QuietStep } from './rotation-end'
import { Step } from './rotation-step'
import { StillSentNote } from './still-sent-note'

const BEGUN = {
  secret: 'New secret issued',
  federated: 'Federated credential added',
} satisfies Record<Rotation['next']['kind'], string>

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
        <Step done label={BEGUN[next.kind]}>
          <Time at={next.createdAt} /> by <Name>{next.createdByName}</Name>
        </Step>
        <Step done={next.use !== null} current={step === 'issued'} label="First used">
          {next.use ? (
            <>
              <Time at={next.use.firstUsedAt} />
              {next.use.firstAddress === null ? null : ` from ${next.use.firstAddress}`}
            </>
          ) : (
            'Not yet'
          )}
        </Step>
        <QuietStep rotation={rotation} />
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
