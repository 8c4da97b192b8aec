import { PermissionsPanels } from '@/components/apis/permissions-panels'
import type { Actor } from '@/lib/actor'
import type { ApiView } from '@/lib/apis/api'
import type { AppsQuery } from '@/lib/apis/permissions/apps-query'
import { mayDecide } from '@/lib/apis/permissions/authorize-decision'
import { listAppsOfApi } from '@/lib/apis/permissions/list-apps-of-api'
import { decide } from '../actions'

type PermissionsProps = { actor: Actor; api: ApiView; query: AppsQuery }

/** The apps that wait for permissions of the API, and those about which something was decided. */
export async function Permissions({ actor, api, query }: PermissionsProps) {
  const [waiting, decided] = await Promise.all([
    listAppsOfApi(actor, api.id, { of: 'waiting', page: query.waiting }),
    listAppsOfApi(actor, api.id, { of: 'decided', page: query.decided }),
  ])
  return (
    <PermissionsPanels
      apiId={api.id}
      waiting={waiting}
      decided={decided}
      decideFor={mayDecide(actor, api) ? decide.bind(null, api.id) : null}
    />
  )
}
