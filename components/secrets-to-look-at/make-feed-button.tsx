'use client'

import { MakeOnceButton } from '@/components/ui/make-once-button'
import { TextField } from '@/components/ui/text-field'
import { CALENDAR_FEED_NAME_MAX } from '@/lib/calendar-feeds/calendar-feed'
import type { CalendarFeedForm } from '@/lib/calendar-feeds/calendar-feed-input'
import type { FormAction } from '@/lib/http/form'

/** Makes a calendar feed, then shows its address once. */
export function MakeFeedButton({ make }: { make: FormAction<CalendarFeedForm, string> }) {
  return (
    <MakeOnceButton
      label="New calendar feed"
      noun="address"
      title="New calendar feed"
      description="Whoever has its address reads which secrets expire when. It shows what you may see, and ends when you revoke it or leave."
      confirm="Make feed"
      make={make}
    >
      {(field) => (
        <TextField
          {...field('name')}
          label="Name"
          required
          maxLength={CALENDAR_FEED_NAME_MAX}
          description="Which calendar will fetch it, such as “Team calendar”."
          autoComplete="off"
        />
      )}
    </MakeOnceButton>
  )
}
