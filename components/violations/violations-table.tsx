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
    cell: ({ appId, appName }) => (
      <Link href={appPath(appId)} className="font-medium underline">
        <Name>{appName}</Name>
      </Link>
    ),
  },
  { label: 'Secret', cell: ({ secret }) => (secret ? <Name>{secret.name}</Name> : '—') },
  {
    label: 'Owner',
    cell: ({ setting, ownerId, ownerName }) => (
      <Link
        href={`/admin/policies/violations?policy=${setting}&owner=${ownerId}`}
        className="underline"
      >
        <Name>{ownerName}</Name>
      </Link>
    ),
  },
  { label: 'Since', cell: ({ since }) => <Time at={since} /> },
  {
    label: 'Last used',
    cell: ({ lastUsedAt }) => (lastUsedAt ? <Time at={lastUsedAt} /> : 'Never used'),
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
