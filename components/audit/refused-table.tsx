import { DataTable } from '@/components/ui/data-table'
import { causeInWords } from '@/components/usage/usage-words'
import type { RefusedHour } from '@/lib/usage/usage'
import { HourTime } from './clock-time'
import { AppAndCredential, Attempts, FromAddress } from './hour-cells'

/** What was refused to apps, hour by hour. */
export function RefusedTable({ hours }: { hours: readonly RefusedHour[] }) {
  return (
    <DataTable
      caption="Refused requests"
      rows={hours}
      keyOf={keyOf}
      columns={[
        { label: 'Hour', cell: ({ hour }) => <HourTime at={hour} /> },
        { label: 'App', cell: (row) => <AppAndCredential {...row} /> },
        {
          label: 'Cause',
          cell: ({ cause, proven }) => (
            <span className="flex flex-col">
              {causeInWords(cause)}
              <span className="text-[0.8125rem] text-muted">
                {proven ? 'The value was right' : 'Anybody can send this'}
              </span>
            </span>
          ),
        },
        { label: 'From', cell: ({ address }) => <FromAddress address={address} /> },
        { label: 'Attempts', cell: (row) => <Attempts {...row} /> },
      ]}
    />
  )
}

function keyOf({ hour, appId, cause, address, credential, proven }: RefusedHour): string {
  return [hour.getTime(), appId, cause, address, credential?.id, proven].join(' ')
}
