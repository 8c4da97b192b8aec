import { DisabledBadge } from '@/components/people/disabled-badge'
import { DataTable } from '@/components/ui/data-table'
import { Link } from '@/components/ui/link'
import { Name } from '@/components/ui/name'
import {
  type AppAtApi,
  KIND_WORDS,
  type Permission,
  permissionName,
} from '@/lib/apis/permissions/permission'
import { appPath } from '@/lib/apps/app'
import { DecideButton, type DecideFor } from './decide-button'
import { PermissionState } from './permission-state'

type AppsOfApiProps = {
  caption: string
  apps: readonly AppAtApi[]
  /** Absent for those who may not decide. */
  decideFor: DecideFor | null
}

/** Apps with their permissions at one API. */
export function AppsOfApi({ caption, apps, decideFor }: AppsOfApiProps) {
  return (
    <DataTable
      caption={caption}
      bare
      rows={apps}
      keyOf={({ app }) => app.id}
      columns={[
        {
          label: 'App',
          className: '[overflow-wrap:anywhere] align-top',
          cell: (row) => <AppName {...row} />,
        },
        {
          label: 'Permissions',
          className: 'align-top',
          cell: ({ permissions }) => <Permissions permissions={permissions} />,
        },
      ]}
      actionsClassName="align-top"
      actions={
        decideFor
          ? (row) => <DecideButton row={row} decide={decideFor.bind(null, row.app.id)} />
          : null
      }
    />
  )
}

function AppName({ app, mayOpen }: AppAtApi) {
  return (
    <>
      {mayOpen ? (
        <Link
          href={appPath(app.id)}
          className="rounded-sm font-medium underline-offset-4 hover:underline"
        >
          <Name>{app.name}</Name>
        </Link>
      ) : (
        <span className="font-medium">
          <Name>{app.name}</Name>
        </span>
      )}
      <span className="block font-normal text-[0.8125rem] text-muted">
        Owned by <Name>{app.ownerName}</Name> {app.ownerDisabled ? <DisabledBadge /> : null}
      </span>
    </>
  )
}

function Permissions({ permissions }: { permissions: readonly Permission[] }) {
  return (
    <ul className="flex flex-col gap-3">
      {permissions.map((permission) => (
        <li
          key={permissionName(permission)}
          className="grid gap-x-4 gap-y-1 md:grid-cols-[minmax(0,1fr)_minmax(0,1.2fr)]"
        >
          <span className="[overflow-wrap:anywhere]">
            <code className="font-mono text-[0.8125rem]">{permission.scope}</code>{' '}
            <span className="text-muted">{KIND_WORDS[permission.kind]}</span>
          </span>
          <PermissionState permission={permission} />
        </li>
      ))}
    </ul>
  )
}
