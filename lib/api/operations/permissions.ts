import { z } from 'zod'
import { acceptInput } from '@/lib/accept-input'
import { decidePermissions } from '@/lib/apis/permissions/decide-permissions'
import { decision } from '@/lib/apis/permissions/decision-input'
import { appOfApiPlace, listAppsOfApi } from '@/lib/apis/permissions/list-apps-of-api'
import { permissionName, VERDICTS, type Verdict } from '@/lib/apis/permissions/permission'
import { listPermissions } from '@/lib/apps/list-permissions'
import { operation } from '../operation'
import { appAtApi, inApi } from './in-api'
import { inApp } from './in-app'
import { allItems, allOnWire, countedPartOfItems, countedPartOnWire, longList } from './paging'
import { appPermissions, permissionOfApp, permissionRef } from './permission-answer'

const ofApp = operation({
  id: 'listPermissionsOfApp',
  method: 'GET',
  path: '/apps/{client_id}/permissions',
  tag: 'Permissions',
  summary: 'What an app requests of APIs, by scope, and what became of it.',
  scope: 'apps:read',
  params: inApp,
  answer: allItems(permissionOfApp),
  listOf: permissionOfApp,
  refusals: ['not_found'],
  run: async (actor, { params }) => allOnWire(await listPermissions(actor, params.client_id)),
})

const ofApi = operation({
  id: 'listAppsOfApi',
  method: 'GET',
  path: '/apis/{api_id}/apps',
  tag: 'Permissions',
  summary: 'The apps that wait for permissions of an API, or about which somebody has decided.',
  scope: 'apis:read',
  params: inApi,
  query: longList(appOfApiPlace).extend({
    of: z.enum(['waiting', 'decided'], 'waiting or decided.').default('waiting'),
  }),
  answer: countedPartOfItems(appPermissions),
  listOf: appPermissions,
  refusals: ['not_found'],
  async run(actor, { params, query }) {
    const found = await listAppsOfApi(actor, params.api_id, query)
    const items = found.apps.map(({ app: { id: clientId, ...app }, permissions }) => {
      return { clientId, ...app, permissions }
    })
    const path = `/apis/${encodeURIComponent(params.api_id)}/apps`
    return countedPartOnWire(items, found, { path, query })
  },
})

const verdicts = Object.keys(VERDICTS) as [Verdict]

const decide = operation({
  id: 'decidePermissions',
  method: 'POST',
  path: '/apis/{api_id}/apps/{client_id}/decisions',
  tag: 'Permissions',
  summary: 'Grant, refuse or withdraw permissions of an app, all of them or none.',
  description: 'A refusal and a withdrawal need a `word` to the app’s people.',
  scope: 'apis:write',
  needsStepUp: true,
  params: appAtApi,
  body: z.object({
    verdict: z.enum(verdicts),
    permissions: z.array(permissionRef),
    word: z.string().default(''),
  }),
  refusals: [
    'not_found',
    'forbidden',
    'step_up_required',
    'permission_closed',
    'permission_decided_meanwhile',
  ],
  async run(actor, { params, body }) {
    const input = { ...body, permissions: body.permissions.map(permissionName) }
    const place = { apiId: params.api_id, appId: params.client_id }
    await decidePermissions(actor, place, acceptInput(decision, input))
  },
})

export const permissionOperations = [ofApp, ofApi, decide]
