import { z } from 'zod'
import { acceptInput } from '@/lib/accept-input'
import {
  INITIAL_ACCESS_TOKEN_DAYS,
  INITIAL_ACCESS_TOKEN_NAME_MAX,
} from '@/lib/initial-access-tokens/initial-access-token'
import { newInitialAccessToken } from '@/lib/initial-access-tokens/initial-access-token-input'
import { listInitialAccessTokens } from '@/lib/initial-access-tokens/list-initial-access-tokens'
import { makeInitialAccessToken } from '@/lib/initial-access-tokens/make-initial-access-token'
import { revokeInitialAccessToken } from '@/lib/initial-access-tokens/revoke-initial-access-token'
import { moment } from '../moment'
import { operation } from '../operation'
import { typeNamed } from '../type-named'
import { allItems, allOnWire } from './paging'

const token = typeNamed('InitialAccessToken', {
  id: z.string(),
  name: z.string(),
  created_at: moment,
  created_by_name: z.string().nullable(),
  expires_at: moment,
  expired: z.boolean(),
  /** Its maker is no longer an enabled administrator: it registers nothing while that is so. */
  stopped: z.boolean(),
  last_used_at: moment.nullable(),
  apps: z.int(),
})

const list = operation({
  id: 'listInitialAccessTokens',
  method: 'GET',
  path: '/initial-access-tokens',
  tag: 'Initial access tokens',
  summary: 'The tokens with which programs register apps (RFC 7591), never their values.',
  scope: 'policies:read',
  answer: allItems(token),
  listOf: token,
  refusals: ['not_found'],
  run: async (actor) => allOnWire(await listInitialAccessTokens(actor)),
})

const revoke = operation({
  id: 'revokeInitialAccessToken',
  method: 'DELETE',
  path: '/initial-access-tokens/{token_id}',
  tag: 'Initial access tokens',
  summary: 'End a token at once; the apps that were registered with it stay.',
  scope: 'policies:write',
  needsStepUp: true,
  params: z.object({ token_id: z.string().max(100) }),
  refusals: ['forbidden', 'not_found', 'step_up_required'],
  run: (actor, { params }) => revokeInitialAccessToken(actor, params.token_id),
})

const make = operation({
  id: 'makeInitialAccessToken',
  method: 'POST',
  path: '/initial-access-tokens',
  tag: 'Initial access tokens',
  summary: 'Make a token with which a program registers apps. Nothing shows its value again.',
  scope: 'policies:write',
  peopleOnly: true,
  needsStepUp: true,
  body: z.object({
    name: z.string().max(10 * INITIAL_ACCESS_TOKEN_NAME_MAX),
    days: z.literal([...INITIAL_ACCESS_TOKEN_DAYS]),
  }),
  answer: typeNamed('NewInitialAccessToken', { id: z.string(), value: z.string() }),
  status: 201,
  showsValue: true,
  refusals: ['forbidden', 'step_up_required', 'too_many_initial_access_tokens'],
  async run(actor, { body }) {
    const input = acceptInput(newInitialAccessToken, body)
    const { id, value } = await makeInitialAccessToken(actor, input)
    return { id, value: value.reveal() }
  },
  idOf: ({ id }) => id,
})

export const initialAccessTokenOperations = [list, make, revoke]
