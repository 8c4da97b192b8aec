import type { ActionOf } from './audit-event'
import { type EventKind, eventKind } from './event-kind'

export const CALENDAR_FEED_EVENTS = {
  'calendar_feed.made': eventKind('calendar_feed', {
    detail: {},
    sentence: ({ target }) => `made the calendar feed “${target.name}”`,
  }),
  'calendar_feed.revoked': eventKind('calendar_feed', {
    detail: {},
    sentence: ({ target }) => `revoked the calendar feed “${target.name}”`,
  }),
} satisfies Record<ActionOf<'calendar_feed'>, EventKind>
