import { Button } from '@/components/ui/button'
import { Name } from '@/components/ui/name'
import { Time } from '@/components/ui/time'
import { now } from '@/lib/clock'
import { dueAt, type PlannedEnd } from '@/lib/secrets/planned-end'
import type { SecretView } from '@/lib/secrets/secret'

type EndOfSecretProps = {
  secret: SecretView
  /** Absent for those who only read. */
  onCancelEnd: ((secret: SecretView) => void) | undefined
  pending: boolean
}

/** When the secret expires, and the end that somebody has planned for it. */
export function EndOfSecret({ secret, onCancelEnd, pending }: EndOfSecretProps) {
  const { plannedEnd } = secret
  return (
    <div className="flex flex-col items-start gap-1.5">
      <Expiry secret={secret} />
      {plannedEnd ? <Planned secret={secret} plan={plannedEnd} /> : null}
      {plannedEnd && onCancelEnd ? (
        <Button
          size="sm"
          aria-describedby={`secret-${secret.id}`}
          pending={pending}
          onClick={() => onCancelEnd(secret)}
        >
          Cancel planned end
        </Button>
      ) : null}
    </div>
  )
}

function Expiry({ secret: { expiresAt, status } }: { secret: SecretView }) {
  if (!expiresAt) return <span className="text-muted">Never</span>
  return <Time at={expiresAt} className={status === 'expiring' ? 'text-warning' : ''} />
}

function Planned({ secret, plan }: { secret: SecretView; plan: PlannedEnd }) {
  const due = dueAt(plan, secret)
  return (
    <p className="max-w-56 text-[0.8125rem] text-warning">
      <When plan={plan} due={due} />, as planned by <Name>{plan.plannedByName}</Name>.
      <span suppressHydrationWarning>{due && due <= now() ? WAITS : null}</span>
    </p>
  )
}

const WAITS = ' It waits until another secret works and was used.'

function When({ plan: { when }, due }: { plan: PlannedEnd; due: Date | null }) {
  if ('at' in when) {
    return (
      <>
        Ends <Time at={when.at} />
      </>
    )
  }
  return (
    <>
      Ends after {hours(when.quietHours)} without a use,{' '}
      {due ? (
        <>
          which is <Time at={due} /> at the earliest
        </>
      ) : (
        'counted from when it is resumed'
      )}
    </>
  )
}

function hours(count: number): string {
  return count === 1 ? 'an hour' : `${count} hours`
}
