/** What every address of a calendar holds behind `/calendar/`; then 43 characters and `.ics`. */
export const CALENDAR_FEED_PREFIX = 'kt_cal_'
export const CALENDAR_FEED_NAME_MAX = 80
/** How many calendar feeds a person may have at a time. */
export const CALENDAR_FEEDS_MAX = 5

/** A calendar feed as its person sees it; never its address. */
export type CalendarFeedView = {
  id: string
  name: string
  createdAt: Date
  /** When a program last fetched it; null if none has. */
  lastFetchedAt: Date | null
}
