import type { Actor } from '@/lib/actor'
import { recordEvent } from '@/lib/audit/record-event'
import { now } from '@/lib/clock'
import { newId } from '@/lib/crypto/random'
import type { Tx } from '@/lib/db/client'
import { Refusal } from '@/lib/errors'
import { APIS_MAX, type ApiView } from './api'
import type { NewApi } from './api-input'
import { authorizeApi } from './authorize-api'
import { changeApis } from './change-apis'
import { findOwner } from './find-owner'
import { refuseTakenScopes } from './refuse-taken-scopes'
import { findApis, findAppUses, insertApi, replaceScopes } from './store'
import { viewApi } from './view-api'

/**
 * Registers an API in the actor's organization. Refuses with `forbidden` unless the actor is an
 * administrator, with `too_many_apis`, and with `invalid_input` and a sentence per field. If the
 * identifier is taken, the sentence does not say by whom.
 */
export async function registerApi(actor: Actor, input: NewApi): Promise<ApiView> {
  const { scopes, ownerEmail, ...about } = input
  const api = { ...about, id: newId('api'), organizationId: actor.organizationId }
  return changeApis(actor, async (tx) => {
    const owner = await findOwner(tx, { ...api, owner: null }, ownerEmail)
    await refuseTooMany(tx, actor.organizationId)
    await refuseTakenScopes(tx, api, scopes)
    const at = now()
    if (
      !(await insertApi(tx, { ...api, ownerId: owner?.id ?? null, createdAt: at, updatedAt: at }))
    ) {
      throw new Refusal('invalid_input', 'identifier taken', {
        identifier: 'This identifier is in use already. Choose another.',
      })
    }
    await replaceScopes(tx, api, scopes)
    await recordEvent(tx, actor, 'api.registered', {
      target: { kind: 'api', id: api.id, name: api.name },
      detail: { identifier: api.identifier, scopes: scopes.length },
    })
    const names = scopes.map(({ name }) => name)
    return viewApi(await authorizeApi(tx, actor, api.id), await findAppUses(tx, actor, names))
  })
}

async function refuseTooMany(tx: Tx, organizationId: string): Promise<void> {
  const apis = await findApis(tx, organizationId)
  if (apis.length >= APIS_MAX) throw new Refusal('too_many_apis', `${apis.length} APIs`)
}
