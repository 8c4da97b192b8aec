import type { Actor } from '@/lib/actor'
import type { LastChange } from '@/lib/audit/find-last-changes'
import { findLastEvent } from '@/lib/audit/find-last-event'
import { db } from '@/lib/db/client'
import { countLinked } from '@/lib/people/sign-in/count-linked'
import type { ProviderView } from '../provider-view'
import { viewProvider } from '../view-provider'
import { authorizeProvider } from './authorize-provider'

/**
 * A provider, how many people are linked by it, and who edited it last. Refuses with `forbidden` and
 * `not_found`.
 */
export async function findProviderView(
  actor: Actor,
  providerId: string,
): Promise<{ provider: ProviderView; people: number; lastEdit: LastChange | null }> {
  const row = await authorizeProvider(db(), actor, providerId)
  const last = { action: 'provider.edited', targetId: providerId } as const
  return {
    provider: viewProvider(row),
    people: await countLinked(db(), providerId),
    lastEdit: await findLastEvent(db(), actor.organizationId, last),
  }
}
