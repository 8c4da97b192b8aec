import { Badge } from '@/components/ui/badge'
import { DataTable } from '@/components/ui/data-table'
import { Time } from '@/components/ui/time'
import type { Answer } from '@/lib/http/answer'
import type { Sessions } from '@/lib/people/sessions/session'
import { EndSessionButton } from './end-session-button'

type SessionsTableProps = Sessions & { end: (id: string) => Promise<Answer<void>> }

/** Where somebody is signed in, inside a panel. */
export function SessionsTable({ sessions, total, end }: SessionsTableProps) {
  return (
    <>
      <DataTable
        caption="Sessions"
        bare
        rows={sessions}
        keyOf={({ id }) => id}
        columns={[
          {
            label: 'Device',
            cell: ({ device, here }) => (
              <span className="inline-flex flex-wrap items-center gap-x-2 gap-y-1">
                <span className="font-medium">{device}</span>
                {here ? <Badge tone="good">This browser</Badge> : null}
              </span>
            ),
          },
          {
            label: 'Address',
            className: '[overflow-wrap:anywhere]',
            cell: ({ address }) => address ?? <span className="text-muted">Not known</span>,
          },
          { label: 'Since', cell: ({ startedAt }) => <Time at={startedAt} /> },
          { label: 'Last seen', cell: ({ lastSeenAt }) => <Time at={lastSeenAt} /> },
        ]}
        actions={(session) => (session.here ? null : <EndSessionButton {...session} end={end} />)}
      />
      {total > sessions.length ? (
        <p className="border-t px-4 py-3 text-muted sm:px-5">
          These are the {sessions.length} that were seen last, of {total}.
        </p>
      ) : null}
    </>
  )
}
