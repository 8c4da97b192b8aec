import { Name } from '@/components/ui/name'
import { Time } from '@/components/ui/time'
import { dueAt } from '@/lib/secrets/planned-end'
import type { Rotation } from '@/lib/usage/rotation'
import { countOf } from './chart-scale'
import { quietInWords } from './rotation-advice'
import { Step } from './rotation-step'

/** How long nobody has sent the old secret. */
export function QuietStep({ rotation }: { rotation: Rotation }) {
  const { step, stillSent } = rotation
  return (
    <Step
      done={step === 'safe' || (step === 'ended' && !stillSent?.attempts)}
      current={step === 'used'}
      label="Old secret quiet"
    >
      <Quiet rotation={rotation} />
    </Step>
  )
}

function Quiet({ rotation }: { rotation: Rotation }) {
  const { old, lastSentAt, step } = rotation
  const paused = old.status === 'paused' ? 'Paused. ' : ''
  if (!lastSentAt) return `${paused}Never used`
  return (
    <>
      {paused}Last sent <Time at={lastSentAt} />
      {step === 'used' ? <span className="block">{quietInWords(rotation)}</span> : null}
    </>
  )
}

/** The end of the old secret: past, planned, or in the hands of a person. */
export function LastStep({ rotation }: { rotation: Rotation }) {
  const { old, step } = rotation
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
  if (old.plannedEnd) {
    return (
      <Step done={false} current={step === 'safe'} label="Ends by itself">
        <Planned rotation={rotation} plan={old.plannedEnd} />
      </Step>
    )
  }
  return (
    <Step done={step === 'safe'} label="Safe to revoke">
      {step === 'safe' ? 'Yes' : 'Not yet'}
    </Step>
  )
}

type Plan = NonNullable<Rotation['old']['plannedEnd']>

function Planned({ rotation, plan }: { rotation: Rotation; plan: Plan }) {
  const { old, step } = rotation
  const { when } = plan
  const due = dueAt(plan, old)
  return (
    <>
      {'at' in when ? null : `After ${countOf(when.quietHours, 'quiet hour')}: `}
      {due ? <Time at={due} /> : 'counted from when it is resumed'}
      {step === 'issued' && !plan.forced ? ', if the new one is used by then' : null}
    </>
  )
}
