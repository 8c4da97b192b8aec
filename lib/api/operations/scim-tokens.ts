import { z } from 'zod'
import { acceptInput } from '@/lib/accept-input'
import { scimTokenForm } from '@/lib/directory/directory-input'
import { SCIM_TOKEN_NAME_MAX } from '@/lib/directory/directory-user'
import { listScimTokens } from '@/lib/directory/list-scim-tokens'
import { makeScimToken } from '@/lib/directory/make-scim-token'
import { revokeScimToken } from '@/lib/directory/revoke-scim-token'
import { moment } from '../moment'
import { operation } from '../operation'
import { typeNamed } from '../type-named'
import { allItems, allOnWire } from './paging'

const token = typeNamed('ScimToken', {
  id: z.string(),
  name: z.string(),
  created_at: moment,
  created_by_name: z.string(),
  last_used_at: moment.nullable(),
})

const list = operation({
  id: 'listScimTokens',
  method: 'GET',
  path: '/scim-tokens',
  tag: 'SCIM tokens',
  summary: 'The tokens with which a directory provisions people (RFC 7644), never their values.',
  scope: 'people:read',
  answer: allItems(token),
  listOf: token,
  refusals: ['forbidden'],
  run: async (actor) => allOnWire(await listScimTokens(actor)),
})

const make = operation({
  id: 'makeScimToken',
  method: 'POST',
  path: '/scim-tokens',
  tag: 'SCIM tokens',
  summary: 'Make a token for a directory; two overlap. Nothing shows its value again.',
  scope: 'people:write',
  peopleOnly: true,
  needsStepUp: true,
  body: z.object({ name: z.string().max(10 * SCIM_TOKEN_NAME_MAX) }),
  answer: typeNamed('NewScimToken', { id: z.string(), value: z.string() }),
  status: 201,
  showsValue: true,
  refusals: ['forbidden', 'step_up_required', 'two_scim_tokens'],
  async run(actor, { body }) {
    const { id, value } = await makeScimToken(actor, acceptInput(scimTokenForm, body))
    return { id, value: value.reveal() }
  },
  idOf: ({ id }) => id,
})

const revoke = operation({
  id: 'revokeScimToken',
  method: 'DELETE',
  path: '/scim-tokens/{token_id}',
  tag: 'SCIM tokens',
  summary: 'End a token at once; the people whom the directory added stay.',
  scope: 'people:write',
  needsStepUp: true,
  params: z.object({ token_id: z.string().max(100) }),
  refusals: ['forbidden', 'not_found', 'step_up_required'],
  run: (actor, { params }) => revokeScimToken(actor, params.token_id),
})

export const scimTokenOperations = [list, make, revoke]
