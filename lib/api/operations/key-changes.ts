import { z } from 'zod'
import { acceptInput } from '@/lib/accept-input'
import { findApp } from '@/lib/apps/find-app'
import { addAppKey } from '@/lib/apps/keys/add-app-key'
import {
  KEY_ALGORITHMS,
  KEY_NAME_MAX,
  KID_MAX,
  PUBLIC_KEY_LENGTH_MAX,
} from '@/lib/apps/keys/app-key'
import { appKeyInput, jwksUriInput, removeKeyInput } from '@/lib/apps/keys/app-key-input'
import { listAppKeys } from '@/lib/apps/keys/list-app-keys'
import { removeAppKey } from '@/lib/apps/keys/remove-app-key'
import { setJwksUri } from '@/lib/apps/keys/set-jwks-uri'
import { operation } from '../operation'
import { answeredApp, versionOf } from './answered-app'
import { app } from './app-answer'
import { inApp } from './in-app'
import { key, keyOnWire } from './key-answer'
import { withId } from './with-id'

const shared = { tag: 'Keys', scope: 'apps:write', needsStepUp: true } as const
const refusals = ['not_found', 'forbidden', 'step_up_required'] as const
const keyless = [
  'app_deleted',
  'app_suspended',
  'app_waits_for_approval',
  'app_waits_for_confirmation',
  'app_keeps_no_secret',
  'app_described_elsewhere',
] as const

const add = operation({
  ...shared,
  id: 'addKey',
  method: 'POST',
  path: '/apps/{client_id}/keys',
  summary: 'Add a public key with which the app signs assertions (RFC 7523).',
  params: inApp,
  body: z.object({
    name: z.string('Give the key a name.').max(KEY_NAME_MAX),
    public_key: z
      .string('The public key.')
      .max(PUBLIC_KEY_LENGTH_MAX)
      .describe('A JWK as text, or PEM. A private key is refused.'),
    algorithm: z.enum(KEY_ALGORITHMS).optional(),
    kid: z.string().max(KID_MAX).optional(),
  }),
  answer: key,
  status: 201,
  refusals: [...refusals, ...keyless, 'keys_at_jwks_uri', 'too_many_keys'],
  async run(actor, { params, body }) {
    const { public_key: publicKey, ...rest } = body
    const input = acceptInput(appKeyInput, { ...rest, publicKey })
    return keyOnWire(await addAppKey(actor, params.client_id, input))
  },
  idOf: ({ id }) => id,
  async replay(actor, { client_id, id }) {
    return keyOnWire(withId(await listAppKeys(actor, client_id), id))
  },
})

const remove = operation({
  ...shared,
  id: 'removeKey',
  method: 'DELETE',
  path: '/apps/{client_id}/keys/{key_id}',
  summary: 'Remove a public key, with every token that was minted by it.',
  params: inApp.extend({ key_id: z.string().max(40) }),
  refusals: [...refusals, 'confirmation_mismatch'],
  async run(actor, { params }) {
    // Nobody types the name: whoever calls has named the app and the key by id.
    const { name: typedName } = await findApp(actor, params.client_id)
    const input = acceptInput(removeKeyInput, { keyId: params.key_id, typedName })
    await removeAppKey(actor, params.client_id, input)
  },
})

const publish = operation({
  ...shared,
  id: 'setJwksUri',
  method: 'PUT',
  path: '/apps/{client_id}/jwks-uri',
  summary: 'Say where the app publishes its public keys itself (RFC 7591 §2).',
  params: inApp,
  body: z.object({ jwks_uri: z.string().max(2_000).nullable() }),
  answer: app,
  refusals: [...refusals, ...keyless],
  async run(actor, { params, body }) {
    const input = acceptInput(jwksUriInput, { jwksUri: body.jwks_uri })
    return answeredApp(actor, await setJwksUri(actor, params.client_id, input))
  },
  etag: versionOf,
})

export const keyChangeOperations = [add, remove, publish]
