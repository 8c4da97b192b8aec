import { z } from 'zod'
import { acceptInput } from '@/lib/accept-input'
import { type ApiView, NEW_API } from '@/lib/apis/api'
import { apiChange, newApi } from '@/lib/apis/api-input'
import { deleteApi } from '@/lib/apis/delete-api'
import { editApi } from '@/lib/apis/edit-api'
import { findApi } from '@/lib/apis/find-api'
import { listApis } from '@/lib/apis/list-apis'
import { registerApi } from '@/lib/apis/register-api'
import { revisionOf } from '@/lib/apis/revision'
import { config } from '@/lib/config'
import { operation } from '../operation'
import { api, apiOnWire } from './api-answer'
import { apiChangeBody, asAboutApi, newApiBody } from './api-body'
import { inApi } from './in-api'
import { allItems } from './paging'
import { refuseUnexpected } from './refuse-unexpected'

/** An API with what its entity tag is made of. */
const answered = (view: ApiView) => ({
  ...apiOnWire(view),
  id: view.id,
  revision: revisionOf(view),
})

const list = operation({
  id: 'listApis',
  method: 'GET',
  path: '/apis',
  tag: 'APIs',
  summary: 'The APIs of the organization, by name.',
  scope: 'apis:read',
  answer: allItems(api),
  listOf: api,
  async run(actor) {
    const items = (await listApis(actor)).map(apiOnWire)
    return { items, total: items.length }
  },
})

const read = operation({
  id: 'readApi',
  method: 'GET',
  path: '/apis/{api_id}',
  tag: 'APIs',
  summary: 'One API: its scopes, its tokens, and which apps get access.',
  scope: 'apis:read',
  params: inApi,
  answer: api,
  refusals: ['not_found'],
  async run(actor, { params }) {
    return answered(await findApi(actor, params.api_id))
  },
  etag: ({ revision }) => revision,
})

const register = operation({
  id: 'registerApi',
  method: 'POST',
  path: '/apis',
  tag: 'APIs',
  summary: 'Register an API: apps can ask for its scopes at once.',
  scope: 'apis:write',
  body: newApiBody,
  answer: api,
  status: 201,
  refusals: ['forbidden', 'too_many_apis'],
  async run(actor, { body }) {
    const about = { ...asAboutApi(body, NEW_API), identifier: body.identifier }
    return answered(await registerApi(actor, acceptInput(newApi(config().url), about)))
  },
  idOf: ({ id }) => id,
  replay: async (actor, { id }) => answered(await findApi(actor, id ?? '')),
  etag: ({ revision }) => revision,
})

const edit = operation({
  id: 'changeApi',
  method: 'PATCH',
  path: '/apis/{api_id}',
  tag: 'APIs',
  summary: 'Change the fields of an API that are sent; `scopes` replaces all of them.',
  scope: 'apis:write',
  needsStepUp: true,
  params: inApi,
  body: apiChangeBody,
  answer: api,
  refusals: [
    'forbidden',
    'not_found',
    'step_up_required',
    'precondition_failed',
    'api_changed_meanwhile',
  ],
  async run(actor, { params, body, ifMatch }) {
    const before = await findApi(actor, params.api_id)
    refuseUnexpected(ifMatch, revisionOf(before))
    const change = { ...asAboutApi(body, before), revision: revisionOf(before) }
    return answered(await editApi(actor, before.id, acceptInput(apiChange, change)))
  },
  etag: ({ revision }) => revision,
})

const remove = operation({
  id: 'deleteApi',
  method: 'DELETE',
  path: '/apis/{api_id}',
  tag: 'APIs',
  summary: 'Delete an API and its scopes.',
  description: 'While apps are registered for its scopes, only with `even_though_used=true`.',
  scope: 'apis:write',
  needsStepUp: true,
  params: inApi,
  query: z.object({ even_though_used: z.enum(['true', 'false']).default('false') }),
  refusals: ['forbidden', 'not_found', 'step_up_required', 'api_in_use'],
  run: (actor, { params, query }) =>
    deleteApi(actor, params.api_id, { evenThoughUsed: query.even_though_used === 'true' }),
})

export const apiOperations = [list, read, register, edit, remove]
