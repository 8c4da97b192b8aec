import { type Column, DataTable } from '@/components/ui/data-table'
import { Link } from '@/components/ui/link'
import { Name } from '@/components/ui/name'
import { Time } from '@/components/ui/time'
import { appPath } from '@/lib/apps/app'
import type { FormAction } from '@/lib/http/form'
import type { ExceptionForm } from '@/lib/violations/exception-input'
import type { Breakable, Violation } from '@/lib/violations/violation'
import { ExceptButton } from './except-button'

const COLUMNS: [Column<Violation<Breakable>>, ...Column<Violation<Breakable>>[]] = [
  {
    label: 'App',
    className: 'min-w-40 [overflow-wrap:anywhere]',
    cell: ({ appId, appName }) => (
      <Link href={appPath(appId)} className="font-medium underline-offset-4 hover:underline">
        <Name>{appName}</Name>
      </Link>
    ),
  },
  {
    label: 'Secret',
    className: 'min-w-28 [overflow-wrap:anywhere]',
    cell: ({ secret }) =>
      secret ? <Name>{secret.name}</Name> : <span className="text-muted">–</span>,
  },
  {
    label: 'Owner',
    className: 'min-w-28 [overflow-wrap:anywhere]',
    cell: ({ setting, ownerId, ownerName }) => (
      <Link
        href={`/admin/policies/violations?policy=${setting}&owner=${ownerId}`}
        className="underline-offset-4 hover:underline"
      >
        <Name>{ownerName}</Name>
      </Link>
    ),
  },
  { label: 'Since', cell: ({ since }) => <Time at={since} /> },
  {
    label: 'Last used',
    cell: ({ lastUsedAt }) =>
      lastUsedAt ? <Time at={lastUsedAt} /> : <span className="text-muted">Never used</span>,
  },
]

type ViolationsTableProps = {
  violations: readonly Violation<Breakable>[]
  except: FormAction<ExceptionForm> | null
}

export function ViolationsTable({ violations, except }: ViolationsTableProps) {
  return (
    <DataTable
      bare
      caption="Violations"
      rows={violations}
      keyOf={({ appId, secret }) => `${appId} ${secret?.id ?? ''}`}
      columns={COLUMNS}
      actions={
        except
          ? (violation) => (
              <ExceptButton
                label="Exception"
                except={except}
                of={{ appId: violation.appId, setting: violation.setting, name: violation.appName }}
              />
            )
          : null
      }
    />
  )
}
