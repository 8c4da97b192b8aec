import { CalendarCheck } from 'lucide-react'
import { Badge, type Tone } from '@/components/ui/badge'
import { DataTable } from '@/components/ui/data-table'
import { EmptyState } from '@/components/ui/empty-state'
import { Link } from '@/components/ui/link'
import { Name } from '@/components/ui/name'
import { Pagination } from '@/components/ui/pagination'
import { Time } from '@/components/ui/time'
import { appPath } from '@/lib/apps/app'
import {
  CONFIRMATIONS_PER_PAGE,
  type Due,
  type DueApps,
} from '@/lib/recertification/recertification'

const STATES = {
  waiting: ['Not due yet', 'neutral'],
  confirmed: ['Confirmed', 'good'],
  due_soon: ['Due soon', 'info'],
  due: ['Due', 'warning'],
  overdue: ['Overdue', 'danger'],
  suspended: ['Suspended', 'danger'],
} as const satisfies Record<Due['state'], readonly [string, Tone]>

/** The apps by the day on which they are due. */
export function DueTable({ due: { apps, total, isMore, page } }: { due: DueApps }) {
  if (total === 0) {
    return (
      <EmptyState icon={CalendarCheck} title="Nobody is asked">
        Set under Policies after how many days apps are confirmed again. Then they appear here
        within minutes.
      </EmptyState>
    )
  }
  return (
    <div>
      <DataTable
        caption="Apps by the day on which they are due"
        rows={apps}
        keyOf={({ appId }) => appId}
        columns={[
          {
            label: 'App',
            className: 'min-w-40 [overflow-wrap:anywhere]',
            cell: ({ appId, appName }) => (
              <Link
                href={`${appPath(appId)}/confirm`}
                className="font-medium underline-offset-4 hover:underline"
              >
                <Name>{appName}</Name>
              </Link>
            ),
          },
          { label: 'State', cell: ({ state }) => <State state={state} /> },
          {
            label: 'Owner',
            className: '[overflow-wrap:anywhere]',
            cell: ({ ownerName }) => <Name>{ownerName}</Name>,
          },
          { label: 'Due', cell: ({ dueAt }) => <Time at={dueAt} /> },
          {
            label: 'Confirmed',
            cell: ({ confirmedAt }) =>
              confirmedAt ? <Time at={confirmedAt} /> : <span className="text-muted">Never</span>,
          },
        ]}
      />
      {total > CONFIRMATIONS_PER_PAGE ? (
        <Pagination
          page={page}
          pageSize={CONFIRMATIONS_PER_PAGE}
          total={total}
          isMore={isMore}
          noun="apps"
          hrefOf={(to) => `/admin/recertification?page=${to}`}
        />
      ) : null}
    </div>
  )
}

function State({ state }: Pick<Due, 'state'>) {
  const [word, tone] = STATES[state]
  return <Badge tone={tone}>{word}</Badge>
}
