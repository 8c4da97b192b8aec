import { Name } from '@/components/ui/name'
import type { Rotation } from '@/lib/usage/rotation'
import { countOf } from './chart-scale'

/** How long nobody sent the old secret, and how long is enough. */
export function quietInWords({ quietHours, neededHours }: Rotation): string {
  return `quiet for ${quietHours ?? 0} of ${countOf(neededHours, 'hour')}`
}

function waitInWords(neededHours: number): string {
  if (neededHours === 24) return 'for a day'
  return `for ${neededHours / 24} days: it has been left alone for nearly as long before`
}

/** What to do now. */
export function Advice({ rotation }: { rotation: Rotation }) {
  const old = <Called name={rotation.old.name} />
  const next = <Called name={rotation.next.name} />
  switch (rotation.step) {
    case 'issued':
      return rotation.next.kind === 'federated' ? (
        <>
          Let what uses {old} send a token for {next} in its place. Both work until one of them
          ends.
        </>
      ) : (
        <>
          Put {next} where {old} is used. Both work until one of them ends.
        </>
      )
    case 'used':
      if (rotation.old.status === 'paused' && rotation.stillSent?.attempts) {
        return (
          <>{old} is paused, and something still sends it: find out what before you revoke it.</>
        )
      }
      return (
        <>
          Wait until nobody has sent {old} {waitInWords(rotation.neededHours)}. What still sends it
          would be refused.
        </>
      )
    case 'safe':
      return (
        <>
          <span className="font-medium text-good">Safe to revoke.</span> {next} is in use, and
          nothing has sent {old} for long enough.
        </>
      )
    case 'ended':
      return <Ended rotation={rotation} old={old} next={next} />
  }
}

type EndedProps = { rotation: Rotation; old: React.ReactNode; next: React.ReactNode }

function Ended({ rotation, old, next }: EndedProps) {
  if (!rotation.next.use) {
    return (
      <>
        {old} has ended, and {next} was never used.
        {rotation.next.kind === 'secret' ? ' Store it where the app reads it.' : ''}
      </>
    )
  }
  return rotation.stillSent?.attempts ? (
    <>{old} has ended, and something still sends it.</>
  ) : (
    <>Done: {old} has ended, and nothing sends it any more.</>
  )
}

function Called({ name }: { name: string }) {
  return (
    <span className="font-medium">
      <Name>{name}</Name>
    </span>
  )
}
