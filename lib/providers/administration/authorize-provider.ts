import type { Actor } from '@/lib/actor'
import type { Tx } from '@/lib/db/client'
import { Refusal } from '@/lib/errors'
import { authorizeAdministrator } from '@/lib/people/authorize-administrator'
import { isProviderId } from '../provider'
import { findProviderOf, type ProviderRecord } from '../store'

/**
 * A provider of the actor's organization. Refuses with `forbidden` unless the actor is an
 * administrator, and with `not_found`.
 */
export async function authorizeProvider(
  tx: Tx,
  actor: Actor,
  providerId: string,
): Promise<ProviderRecord> {
  authorizeAdministrator(actor)
  const row = isProviderId(providerId)
    ? await findProviderOf(tx, actor.organizationId, providerId)
    : null
  if (!row) throw new Refusal('not_found', `no provider ${providerId}`)
  return row
}

/** What an event says of the provider that it is about. */
export function targetOf({ id, name }: Pick<ProviderRecord, 'id' | 'name'>) {
  return { kind: 'provider', id, name } as const
}
