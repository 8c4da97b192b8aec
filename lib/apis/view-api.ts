import type { ApiView, AppUse } from './api'
import type { ApiRecord } from './store'

/** The API as the portal shows it. `uses` may also name scopes of other APIs. */
export function viewApi(api: ApiRecord, uses: readonly AppUse[]): ApiView {
  const { organizationId: _, ownerId: __, ...view } = api
  const own = new Set(api.scopes.map(({ name }) => name))
  const usedBy = uses
    .map((app) => ({ ...app, scopes: app.scopes.filter((name) => own.has(name)) }))
    .filter((app) => app.scopes.length > 0)
  return { ...view, usedBy }
}
