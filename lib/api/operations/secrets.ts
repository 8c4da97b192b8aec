import { listSecrets } from '@/lib/secrets/list-secrets'
import { operation } from '../operation'
import { inApp } from './in-app'
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

export const secretOperations = [list]
