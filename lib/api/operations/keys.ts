import { findApp } from '@/lib/apps/find-app'
import { findPublishedKeysUse } from '@/lib/apps/keys/find-published-keys-use'
import { listAppKeys } from '@/lib/apps/keys/list-app-keys'
import { operation } from '../operation'
import { inApp } from './in-app'
import { key, keyList, keysOnWire } from './key-answer'

const list = operation({
  id: 'listKeys',
  method: 'GET',
  path: '/apps/{client_id}/keys',
  tag: 'Keys',
  summary: 'The public keys of an app, and where it publishes them itself.',
  scope: 'apps:read',
  params: inApp,
  answer: keyList,
  listOf: key,
  refusals: ['not_found'],
  async run(actor, { params }) {
    const { id, jwksUri } = await findApp(actor, params.client_id)
    const [keys, jwksUse] = await Promise.all([
      listAppKeys(actor, id),
      findPublishedKeysUse(actor, id),
    ])
    return keysOnWire({ keys, jwksUri, jwksUse })
  },
})

export const keyOperations = [list]
