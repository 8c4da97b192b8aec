import { Pencil } from 'lucide-react'
import { PermissionState } from '@/components/apis/permission-state'
import { ButtonLink } from '@/components/ui/button'
import { DataTable } from '@/components/ui/data-table'
import { Link } from '@/components/ui/link'
import { Name } from '@/components/ui/name'
import { Panel } from '@/components/ui/panel'
import type { PermissionKind, PermissionOfApp } from '@/lib/apis/permissions/permission'
import { appPath } from '@/lib/apps/app'

type PermissionsPanelProps = {
  appId: string
  permissions: readonly PermissionOfApp[]
  /** Whether the actor can register other scopes here. */
  editable: boolean
}

/** What the app requests of APIs, and what became of it. */
export function PermissionsPanel({ appId, permissions, editable }: PermissionsPanelProps) {
  return (
    <Panel
      title="API permissions"
      description="Registering a scope of an API requests it. A token carries granted scopes only."
      flush={permissions.length > 0}
      actions={
        editable ? (
          <ButtonLink href={`${appPath(appId)}/edit`} size="sm" icon={Pencil}>
            Request scopes
          </ButtonLink>
        ) : null
      }
    >
      {permissions.length === 0 ? (
        <p className="text-muted">
          None requested. {editable ? 'Choose scopes of an API where you edit the app.' : null}
        </p>
      ) : (
        <Requested permissions={permissions} />
      )}
    </Panel>
  )
}

function Requested({ permissions }: Pick<PermissionsPanelProps, 'permissions'>) {
  const scopes = [...new Map(permissions.map((one) => [one.scope, one])).values()]
  const stateOf = (scope: string, kind: PermissionKind) => {
    const permission = permissions.find((one) => one.scope === scope && one.kind === kind)
    return permission ? <PermissionState permission={permission} /> : <span>–</span>
  }
  return (
    <DataTable
      caption="API permissions"
      bare
      rows={scopes}
      keyOf={({ scope }) => scope}
      columns={[
        {
          label: 'Scope',
          className: '[overflow-wrap:anywhere] align-top',
          cell: ({ scope, api }) => (
            <>
              <code className="font-mono text-[0.8125rem]">{scope}</code>
              <Link
                href={`/admin/apis/${api.id}`}
                className="block w-fit rounded-sm font-normal text-[0.8125rem] text-muted underline-offset-4 hover:underline"
              >
                <Name>{api.name}</Name>
              </Link>
            </>
          ),
        },
        {
          label: 'For itself',
          className: 'align-top',
          cell: ({ scope }) => stateOf(scope, 'for_itself'),
        },
        {
          label: 'For people',
          className: 'align-top',
          cell: ({ scope }) => stateOf(scope, 'for_people'),
        },
      ]}
    />
  )
}
