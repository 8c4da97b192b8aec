import Link from 'next/link'
import { DataTable } from '@/components/ui/data-table'
import { appPath } from '@/lib/apps/app'
import type { RefusedHour } from '@/lib/usage/usage'
import { HourTime } from './clock-time'
import { Attempts, FromAddress } from './hour-cells'

/** What was refused to apps, hour by hour. */
export function RefusedTable({ hours }: { hours: readonly RefusedHour[] }) {
  return (
    <DataTable
      caption="Refused requests"
      rows={hours}
      keyOf={keyOf}
      columns={[
        { label: 'Hour', cell: ({ hour }) => <HourTime at={hour} /> },
        {
          label: 'App',
          cell: ({ appId, appName, credential }) => (
            <span className="flex min-w-0 flex-col [overflow-wrap:anywhere]">
              <Link href={appPath(appId)} className="underline-offset-4 hover:underline">
                <bdi>{appName}</bdi>
              </Link>
              {credential ? (
                <span className="text-[0.8125rem] text-muted">
                  <bdi>{credential.name}</bdi> {credential.hint ?? ''}
                </span>
              ) : null}
            </span>
          ),
        },
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

/** `secret_expired` becomes “Secret expired”. */
export function causeInWords(cause: string): string {
  const words = cause.replaceAll('_', ' ')
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`
}
