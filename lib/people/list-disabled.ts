import type { Actor } from '@/lib/actor'
import { db } from '@/lib/db/client'
import { findDisabled } from './find-disabled'

/** Those of these people who are disabled in the actor's organization. */
export function listDisabled(actor: Actor, ids: Iterable<string>): Promise<Set<string>> {
  return findDisabled(db(), actor.organizationId, ids)
}
