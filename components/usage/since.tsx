import { Time } from '@/components/ui/time'
import { now } from '@/lib/clock'

const CLOCK = new Intl.DateTimeFormat('en-GB', {
  hour: '2-digit',
  minute: '2-digit',
  timeZone: 'UTC',
})

const dayOf = (at: Date) => at.toISOString().slice(0, 10)

/** `06:12 UTC` today, the date of an earlier day. */
export function Since({ at }: { at: Date }) {
  if (dayOf(at) !== dayOf(now())) return <Time at={at} mode="date" />
  return <time dateTime={at.toISOString()}>{CLOCK.format(at)} UTC</time>
}
