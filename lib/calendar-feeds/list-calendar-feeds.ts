import type { Actor } from '@/lib/actor'
import { db } from '@/lib/db/client'
import type { CalendarFeedView } from './calendar-feed'
import { findCalendarFeeds } from './store'

/** The actor's own calendar feeds, the latest first. */
export function listCalendarFeeds(actor: Actor): Promise<CalendarFeedView[]> {
  return findCalendarFeeds(db(), actor)
}
