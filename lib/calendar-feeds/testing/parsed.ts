import { parseFirst } from '@/lib/testing/parse-first'
import { newCalendarFeed } from '../calendar-feed-input'
import * as make from '../make-calendar-feed'

/** The making of a feed, with its input parsed first. */
export const makeCalendarFeed = parseFirst(newCalendarFeed, make.makeCalendarFeed)
