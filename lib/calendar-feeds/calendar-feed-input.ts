import { z } from 'zod'
import { isPrintable } from '@/lib/printable'
import { typedText } from '@/lib/text'
import { CALENDAR_FEED_NAME_MAX } from './calendar-feed'

const NAME_IT = 'Name it after the calendar that will fetch it.'

const name = z
  .string(NAME_IT)
  .transform((typed) => typedText(typed, CALENDAR_FEED_NAME_MAX))
  .refine((typed) => typed.length > 0, NAME_IT)
  .refine(
    (typed) => typed.length <= CALENDAR_FEED_NAME_MAX,
    `Keep this to ${CALENDAR_FEED_NAME_MAX} characters.`,
  )
  .refine(isPrintable, 'Use letters, digits and signs only.')

/** A person's input for a new calendar feed. */
export const newCalendarFeed = z.object({ name }).brand<'NewCalendarFeed'>()
export type NewCalendarFeed = z.output<typeof newCalendarFeed>
export type CalendarFeedForm = z.input<typeof newCalendarFeed>
