import { Banner } from '@/components/ui/banner'
import { Link } from '@/components/ui/link'
import { Time } from '@/components/ui/time'
import { appPath } from '@/lib/apps/app'
import type { ScheduleView } from '@/lib/rotation/rotation-record'
import { STOP_WORDS } from './rotation-words'

/** On the page of the secrets: that the server rotates them, or that it has stopped to. */
export function ScheduleNote({ appId, schedule }: { appId: string; schedule: ScheduleView }) {
  const { stoppedAt, stoppedBecause, everyDays, nextAt } = schedule
  const link = (
    <Link href={`${appPath(appId)}/rotation`} className="font-medium underline underline-offset-4">
      Rotation
    </Link>
  )
  if (stoppedAt && stoppedBecause) {
    return (
      <Banner tone="warning" title="Rotation by schedule has stopped">
        {STOP_WORDS[stoppedBecause]} See {link}.
      </Banner>
    )
  }
  return (
    <Banner tone="info">
      Rotated by schedule every {everyDays === 1 ? 'day' : `${everyDays} days`}; next{' '}
      <Time at={nextAt} />. See {link}.
    </Banner>
  )
}
