import { z } from 'zod'
import { acceptInput } from '@/lib/accept-input'
import { newChecker } from '@/lib/apis/checkers/checker-input'
import { letCheck } from '@/lib/apis/checkers/let-check'
import { listCheckers } from '@/lib/apis/checkers/list-checkers'
import { stopChecking } from '@/lib/apis/checkers/stop-checking'
import { moment } from '../moment'
import { operation } from '../operation'
import { typeNamed } from '../type-named'
import { appAtApi, inApi } from './in-api'
import { allItems, allOnWire } from './paging'

const checker = typeNamed('Checker', {
  client_id: z.string(),
  name: z.string(),
  created_at: moment,
  created_by_name: z.string().nullable(),
})

const list = operation({
  id: 'listCheckers',
  method: 'GET',
  path: '/apis/{api_id}/checkers',
  tag: 'Permissions',
  summary: 'The apps that introspect the tokens of an API (RFC 7662), by name.',
  scope: 'apis:read',
  params: inApi,
  answer: allItems(checker),
  listOf: checker,
  refusals: ['not_found'],
  async run(actor, { params }) {
    const checkers = await listCheckers(actor, params.api_id)
    return allOnWire(
      checkers.map(({ app: { id: clientId, name }, ...one }) => ({ clientId, name, ...one })),
    )
  },
})

const add = operation({
  id: 'letCheck',
  method: 'PUT',
  path: '/apis/{api_id}/checkers/{client_id}',
  tag: 'Permissions',
  summary: 'Let an app introspect the tokens of an API, from the next request on.',
  scope: 'apis:write',
  needsStepUp: true,
  params: appAtApi,
  refusals: ['forbidden', 'not_found', 'step_up_required'],
  async run(actor, { params }) {
    await letCheck(actor, params.api_id, acceptInput(newChecker, { appId: params.client_id }))
  },
})

const remove = operation({
  id: 'stopChecking',
  method: 'DELETE',
  path: '/apis/{api_id}/checkers/{client_id}',
  tag: 'Permissions',
  summary: 'Let an app introspect the tokens of an API no longer.',
  scope: 'apis:write',
  params: appAtApi,
  refusals: ['forbidden', 'not_found'],
  run: (actor, { params }) => stopChecking(actor, params.api_id, params.client_id),
})

export const checkerOperations = [list, add, remove]
