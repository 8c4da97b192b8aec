'use client'

import { Time } from '@/components/ui/time'
import { useZone } from '@/components/ui/zone'
import { now } from '@/lib/clock'

const partOf = (at: Date, timeZone: string, part: 'day' | 'clock') =>
  new Intl.DateTimeFormat(
    'en-GB',
    part === 'day' ? { dateStyle: 'short', timeZone } : { timeStyle: 'short', timeZone },
  ).format(at)

/** `06:12` today, in the reader's time zone; the date of an earlier day. */
export function Since({ at }: { at: Date }) {
  const zone = useZone()
  if (partOf(at, zone, 'day') !== partOf(now(), zone, 'day')) return <Time at={at} mode="date" />
  return <time dateTime={at.toISOString()}>{partOf(at, zone, 'clock')}</time>
}
