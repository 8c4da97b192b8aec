import type { Rotation } from '@/lib/usage/rotation'
import { countOf } from './chart-scale'

/** How long nobody sent the old secret, and how long is enough. */
export function quietInWords({ quietHours, neededHours }: Rotation): string {
  return `quiet for ${quietHours ?? 0} of ${countOf(neededHours, 'hour')}`
}

/** What to do now. */
export function Advice({ rotation }: { rotation: Rotation }) {
  const { step, neededHours, stillSent } = rotation
  const old = <bdi className="font-medium">{rotation.old.name}</bdi>
  const next = <bdi className="font-medium">{rotation.next.name}</bdi>
  if (step === 'issued') {
    return (
      <>
        Put {next} where {old} is used. Both work until one of them ends.
      </>
    )
  }
  if (step === 'used') {
    return (
      <>
        Wait until nobody has sent {old} for{' '}
        {neededHours === 24 ? 'a day' : `${neededHours / 24} days`}
        {neededHours === 24 ? '' : ': it has been left alone for nearly as long before'}. What still
        sends it would be refused.
      </>
    )
  }
  if (step === 'safe') {
    return (
      <>
        <span className="font-medium text-good">Safe to revoke.</span> {next} is in use, and nothing
        has sent {old} for long enough.
      </>
    )
  }
  if (!rotation.next.use) {
    return (
      <>
        {old} has ended, and {next} was never used. Store it where the app reads it.
      </>
    )
  }
  return stillSent?.attempts ? (
    <>{old} has ended, and something still sends it.</>
  ) : (
    <>Done: {old} has ended, and nothing sends it any more.</>
  )
}
