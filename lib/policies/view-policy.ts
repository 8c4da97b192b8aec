import type { Actor } from '@/lib/actor'
import { findLastChanges } from '@/lib/audit/find-last-changes'
import { db } from '@/lib/db/client'
import { Refusal } from '@/lib/errors'
import { findGoverned } from './find-policy'
import type { PolicyView } from './policy'

/**
 * The policy of the actor's organization, and who changed each setting last. Support may read it.
 * Refuses developers with `not_found`.
 */
export async function viewPolicy(actor: Actor): Promise<PolicyView> {
  if (actor.role === 'developer') throw new Refusal('not_found', `a ${actor.role}`)
  const { organizationId } = actor
  const { policy: settings, appliesAfter } = await findGoverned(db(), organizationId)
  return {
    settings,
    appliesAfter,
    changes: await findLastChanges(db(), organizationId, 'policy.changed'),
    mayChange: actor.role === 'administrator',
  }
}
