import { findApp } from '@/lib/apps/find-app'
import { appQuery } from '@/lib/apps/list/app-query'
import { listApps } from '@/lib/apps/list/list-apps'
import { operation } from '../operation'
import { answeredApp, versionOf } from './answered-app'
import { app, appItem } from './app-answer'
import { appListQuery } from './app-list-query'
import { inApp } from './in-app'
import { countedPartOfItems, countedPartOnWire } from './paging'

const list = operation({
  id: 'listApps',
  method: 'GET',
  path: '/apps',
  tag: 'Apps',
  summary: 'The apps that the caller may see.',
  scope: 'apps:read',
  query: appListQuery,
  answer: countedPartOfItems(appItem),
  listOf: appItem,
  async run(actor, { query }) {
    const { size, after: place, ...narrowed } = query
    const side = place ? ({ place, side: 'after' } as const) : null
    const found = await listApps(actor, appQuery.parse(narrowed), { side, size })
    const items = found.apps.map((row) => ({ ...row, clientId: row.id }))
    return countedPartOnWire(items, found, { path: '/apps', query })
  },
})

const read = operation({
  id: 'readApp',
  method: 'GET',
  path: '/apps/{client_id}',
  tag: 'Apps',
  summary: 'One app as it is registered.',
  scope: 'apps:read',
  params: inApp,
  answer: app,
  refusals: ['not_found'],
  async run(actor, { params }) {
    return answeredApp(actor, await findApp(actor, params.client_id))
  },
  etag: versionOf,
})

export const appOperations = [list, read]
