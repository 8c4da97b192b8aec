import type { Metadata } from 'next'
import { CalendarFeedsPanel } from '@/components/secrets-to-look-at/calendar-feeds-panel'
import { ViewTabs } from '@/components/secrets-to-look-at/view-tabs'
import { PageHeader } from '@/components/ui/page-header'
import { signedInActor } from '@/lib/auth/current-actor'
import { listCalendarFeeds } from '@/lib/calendar-feeds/list-calendar-feeds'
import { make, revoke } from './actions'

export const metadata: Metadata = { title: 'Calendar · Secrets to look at' }

/** The actor's own calendar feeds. */
export default async function Page() {
  const actor = await signedInActor()
  const feeds = await listCalendarFeeds(actor)
  return (
    <>
      <PageHeader
        title="Secrets to look at"
        description="The days on which secrets expire, in your own calendar."
      />
      <ViewTabs />
      <div className="mt-6">
        <CalendarFeedsPanel feeds={feeds} make={make} revoke={revoke} />
      </div>
    </>
  )
}
