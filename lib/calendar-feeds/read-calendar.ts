import type { Origin } from '@/lib/actor'
import { now } from '@/lib/clock'
import { sha256 } from '@/lib/crypto/digest'
import { db } from '@/lib/db/client'
import { noteWrongCalendar, secondsUntilCalendars } from '@/lib/limits/calendar-limit'
import { actThroughApp } from '@/lib/people/act-through-app'
import { listDated } from '@/lib/secrets/to-look-at/list-dated'
import { CALENDAR_FEED_PREFIX } from './calendar-feed'
import { calendarText } from './calendar-text'
import { findCalendarFeed, noteFetch } from './store'

const FILE = new RegExp(`^(${CALENDAR_FEED_PREFIX}[0-9A-Za-z]{43})\\.ics$`)

/** The calendar, or the whole seconds until this address may ask again; null if there is none. */
export type CalendarAnswer = { calendar: string } | { closedSeconds: number } | null

/**
 * The calendar (RFC 5545) behind an address: when the secrets expire that its person may see now.
 * Null for what is no address of a calendar, and while the person is disabled or no longer in the
 * organization. An address that tried too many wrong ones has to wait.
 */
export async function readCalendar(file: string, origin: Origin): Promise<CalendarAnswer> {
  const [, token] = FILE.exec(file) ?? []
  if (!token) return null
  const closedSeconds = secondsUntilCalendars(origin.address)
  if (closedSeconds > 0) return { closedSeconds }
  const digest = new Uint8Array(sha256(token))
  const feed = await findCalendarFeed(db(), digest)
  if (!feed) {
    noteWrongCalendar(origin.address)
    return null
  }
  const { personId, organizationId } = feed
  const acting = await actThroughApp(personId, { organizationId, provenAt: null, origin })
  if (acting?.actor.organizationId !== organizationId) return null
  const secrets = await listDated(acting.actor)
  await noteFetch(db(), digest, now())
  return { calendar: calendarText(secrets) }
}
