import { listSecrets } from '@/lib/secrets/list-secrets'
import { operation } from '../operation'
import { findSecretOf } from './find-secret-of'
import { inApp, inSecret } from './in-app'
import { secret, secretList, secretsOnWire } from './secret-answer'

const list = operation({
  id: 'listSecrets',
  method: 'GET',
  path: '/apps/{client_id}/secrets',
  tag: 'Secrets',
  summary: 'The secrets of an app: their lives and their uses, never a value.',
  scope: 'apps:read',
  params: inApp,
  answer: secretList,
  listOf: secret,
  refusals: ['not_found'],
  run: async (actor, { params }) => secretsOnWire(await listSecrets(actor, params.client_id)),
})

const read = operation({
  id: 'readSecret',
  method: 'GET',
  path: '/apps/{client_id}/secrets/{secret_id}',
  tag: 'Secrets',
  summary: 'One secret: its life and its uses, never its value.',
  scope: 'apps:read',
  params: inSecret,
  answer: secret,
  refusals: ['not_found'],
  run: (actor, { params }) => findSecretOf(actor, params),
})

export const secretOperations = [list, read]
