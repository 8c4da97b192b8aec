import { DataTable } from '@/components/ui/data-table'
import { Link } from '@/components/ui/link'
import { causeInWords } from '@/components/usage/usage-words'
import type { RefusedSignIns } from '@/lib/usage/usage'
import { AUDIT_PATH, auditAddress } from './audit-address'
import { HourTime } from './clock-time'
import { Attempts, FromAddress } from './hour-cells'

/** The sign-ins that were refused, hour by hour. */
export function RefusedSignInsTable({ signIns }: { signIns: readonly RefusedSignIns[] }) {
  return (
    <DataTable
      caption="Refused sign-ins"
      rows={signIns}
      keyOf={({ hour, personId, cause, address }) =>
        [hour.getTime(), personId, cause, address].join(' ')
      }
      columns={[
        { label: 'Hour', cell: ({ hour }) => <HourTime at={hour} /> },
        {
          label: 'Person',
          cell: ({ personId, personName }) =>
            personId ? (
              <Link
                href={auditAddress(AUDIT_PATH, { target: `person:${personId}` })}
                className="underline-offset-4 [overflow-wrap:anywhere] hover:underline"
              >
                <bdi>{personName ?? personId}</bdi>
              </Link>
            ) : (
              <span className="text-muted">Nobody here</span>
            ),
        },
        { label: 'Cause', cell: ({ cause }) => causeInWords(cause) },
        { label: 'From', cell: ({ address }) => <FromAddress address={address} /> },
        { label: 'Attempts', cell: (row) => <Attempts {...row} /> },
      ]}
    />
  )
}
