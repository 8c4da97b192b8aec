import type { Actor } from '@/lib/actor'
import { db } from '@/lib/db/client'
import type { AppOwner } from '../app'
import { findOwners } from './store'

/** Of more owners, the first by name are listed. */
export const OWNERS_LISTED_MAX = 200

/** The owners of the apps that the actor may see, by name. A search finds those who are left out. */
export function listOwners(actor: Actor): Promise<AppOwner[]> {
  return findOwners(db(), actor, OWNERS_LISTED_MAX)
}
