'use client'

import { Plus } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { DialogForm } from '@/components/ui/dialog-form'
import { ShownOnce } from '@/components/ui/shown-once'
import { TextField } from '@/components/ui/text-field'
import { CALENDAR_FEED_NAME_MAX } from '@/lib/calendar-feeds/calendar-feed'
import type { CalendarFeedForm } from '@/lib/calendar-feeds/calendar-feed-input'
import type { FormAction } from '@/lib/http/form'

/** Makes a calendar feed, then shows its address once. */
export function MakeFeedButton({ make }: { make: FormAction<CalendarFeedForm, string> }) {
  return (
    <ShownOnce
      noun="address"
      trigger={
        <Button size="sm" icon={Plus}>
          New calendar feed
        </Button>
      }
      form={(onMade) => (
        <DialogForm
          title="New calendar feed"
          description="Whoever has its address reads which secrets expire when. It shows what you may see, and ends when you revoke it or leave."
          confirm="Make feed"
          action={make}
          onDone={onMade}
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
        </DialogForm>
      )}
    />
  )
}
