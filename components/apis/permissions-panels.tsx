import { COUNT } from '@/components/ui/count'
import { Pagination } from '@/components/ui/pagination'
import { Panel } from '@/components/ui/panel'
import { APPS_OF_API_PER_PAGE, type AppsAtApi } from '@/lib/apis/permissions/permission'
import { AppsOfApi } from './apps-of-api'
import type { DecideFor } from './decide-button'

type PermissionsPanelsProps = {
  apiId: string
  waiting: AppsAtApi
  decided: AppsAtApi
  /** Null for those who may not decide. */
  decideFor: DecideFor | null
}

/** The apps that wait for permissions of the API, and those that have some or were refused. */
export function PermissionsPanels(props: PermissionsPanelsProps) {
  const { waiting, decided, decideFor } = props
  return (
    <>
      <Panel
        title={
          waiting.total > 0 && !waiting.isMore
            ? `Requested permissions (${COUNT.format(waiting.total)})`
            : 'Requested permissions'
        }
        description="Apps that wait for a decision."
        flush
      >
        <Apps
          {...props}
          of="waiting"
          list={waiting}
          empty={
            decideFor
              ? 'No app waits for a decision.'
              : 'None of the apps that you see waits for a decision.'
          }
        />
      </Panel>
      <Panel
        title="App permissions"
        description="Which app has what, since when, and what was refused."
        flush
      >
        <Apps
          {...props}
          of="decided"
          list={decided}
          empty={
            decideFor
              ? 'No app has a permission yet. An app requests scopes of this API where it is registered.'
              : 'None of the apps that you see has a permission of this API.'
          }
        />
      </Panel>
    </>
  )
}

type AppsProps = PermissionsPanelsProps & {
  of: 'waiting' | 'decided'
  list: AppsAtApi
  empty: string
}

function Apps({ apiId, waiting, decided, decideFor, of, list, empty }: AppsProps) {
  if (list.total === 0) return <p className="px-4 py-4 text-muted sm:px-5">{empty}</p>
  const hrefOf = (page: number) => {
    const first = of === 'waiting' ? page : waiting.page
    const second = of === 'decided' ? page : decided.page
    return `/admin/apis/${apiId}?waiting=${first}&decided=${second}`
  }
  const caption = of === 'waiting' ? 'Requested permissions' : 'App permissions'
  return (
    <>
      <AppsOfApi caption={caption} apps={list.apps} decideFor={decideFor} />
      {list.total > APPS_OF_API_PER_PAGE ? (
        <div className="px-4 pb-4 sm:px-5">
          <Pagination
            page={list.page}
            pageSize={APPS_OF_API_PER_PAGE}
            total={list.total}
            isMore={list.isMore}
            noun="apps"
            hrefOf={hrefOf}
          />
        </div>
      ) : null}
    </>
  )
}
