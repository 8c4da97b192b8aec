import { Badge } from '@/components/ui/badge'
import { DataTable } from '@/components/ui/data-table'
import { Name } from '@/components/ui/name'
import { Panel } from '@/components/ui/panel'
import { RevokeButton } from '@/components/ui/revoke-button'
import { Time } from '@/components/ui/time'
import { CALENDAR_FEEDS_MAX, type CalendarFeedView } from '@/lib/calendar-feeds/calendar-feed'
import type { CalendarFeedForm } from '@/lib/calendar-feeds/calendar-feed-input'
import type { Answer } from '@/lib/http/answer'
import type { FormAction } from '@/lib/http/form'
import { MakeFeedButton } from './make-feed-button'

type CalendarFeedsPanelProps = {
  feeds: readonly CalendarFeedView[]
  make: FormAction<CalendarFeedForm, string>
  revoke: (id: string) => Promise<Answer<void>>
}

/** The calendar feeds of whoever looks. */
export function CalendarFeedsPanel({ feeds, make, revoke }: CalendarFeedsPanelProps) {
  return (
    <Panel
      title="Calendar feeds"
      description={`A calendar that subscribes to one shows the day on which each secret that you may see expires, with a reminder a week before. You can have ${CALENDAR_FEEDS_MAX}.`}
      actions={feeds.length < CALENDAR_FEEDS_MAX ? <MakeFeedButton make={make} /> : null}
      flush
    >
      {feeds.length === 0 ? (
        <p className="px-4 py-4 text-muted sm:px-5">No calendar feeds yet.</p>
      ) : (
        <DataTable
          caption="Calendar feeds"
          bare
          rows={feeds}
          keyOf={({ id }) => id}
          columns={[
            {
              label: 'Name',
              className: '[overflow-wrap:anywhere]',
              cell: ({ name }) => (
                <span className="font-medium">
                  <Name>{name}</Name>
                </span>
              ),
            },
            { label: 'Made', cell: ({ createdAt }) => <Time at={createdAt} /> },
            {
              label: 'Last fetched',
              cell: ({ lastFetchedAt }) =>
                lastFetchedAt ? <Time at={lastFetchedAt} /> : <Badge>Never fetched</Badge>,
            },
          ]}
          actions={(feed) => (
            <RevokeButton of={feed} revoke={revoke}>
              <p>
                Its address answers nothing from now on. A calendar may keep what it has fetched.
              </p>
            </RevokeButton>
          )}
        />
      )}
    </Panel>
  )
}
