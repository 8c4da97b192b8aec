import { COUNT } from '@/components/ui/count'
import { DataTable } from '@/components/ui/data-table'
import type { TokenHour } from '@/lib/usage/usage'
import { HourTime } from './clock-time'
import { AppAndCredential, FromAddress } from './hour-cells'

/** How often callers used credentials, hour by hour. */
export function TokenHoursTable({ hours }: { hours: readonly TokenHour[] }) {
  return (
    <DataTable
      caption="Tokens"
      rows={hours}
      keyOf={(row) =>
        [row.hour.getTime(), row.credential.id, row.address, row.grantType, row.userAgent].join(' ')
      }
      columns={[
        { label: 'Hour', cell: ({ hour }) => <HourTime at={hour} /> },
        { label: 'App', cell: (row) => <AppAndCredential {...row} /> },
        {
          label: 'Grant type',
          cell: ({ grantType }) => <span className="[overflow-wrap:anywhere]">{grantType}</span>,
        },
        {
          label: 'From',
          cell: ({ address, userAgent }) => (
            <span className="flex min-w-0 flex-col [overflow-wrap:anywhere]">
              <FromAddress address={address} />
              <span className="text-[0.8125rem] text-muted">{userAgent}</span>
            </span>
          ),
        },
        { label: 'Requests', cell: ({ uses }) => COUNT.format(uses) },
      ]}
    />
  )
}
