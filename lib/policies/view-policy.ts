import type { Actor } from '@/lib/actor'
import { findLastChanges } from '@/lib/audit/find-last-changes'
import { db } from '@/lib/db/client'
import { Refusal } from '@/lib/errors'
import { findAppliesAfter, findPolicy } from './find-policy'
import type { PolicyView } from './policy'

/**
 * The policy of the actor's organization, and who changed each setting last. Support may read it.
 * Refuses developers with `not_found`.
 */
export async function viewPolicy(actor: Actor): Promise<PolicyView> {
  if (actor.role === 'developer') throw new Refusal('not_found', `a ${actor.role}`)
  const { organizationId } = actor
  return {
    settings: await findPolicy(db(), organizationId),
    appliesAfter: await findAppliesAfter(db(), organizationId),
    changes: await findLastChanges(db(), organizationId, 'policy.changed'),
    mayChange: actor.role === 'administrator',
  }
}
