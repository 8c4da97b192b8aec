import type { Actor } from '@/lib/actor'
import { now } from '@/lib/clock'
import { db } from '@/lib/db/client'
import type { Unfinished } from './leaver'
import { findUnfinished } from './store'

/**
 * The disabled members of whom something is left to do: apps that want a new owner, and secrets that
 * they have seen, still work, and about which nobody has decided. Empty for all but administrators.
 */
export async function listUnfinished(actor: Actor): Promise<Unfinished[]> {
  if (actor.role !== 'administrator') return []
  return findUnfinished(db(), actor.organizationId, now())
}
