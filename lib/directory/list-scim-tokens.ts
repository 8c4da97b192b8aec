import type { Actor } from '@/lib/actor'
import { db } from '@/lib/db/client'
import { authorizeAdministrator } from '@/lib/people/authorize-administrator'
import type { ScimTokenView } from './directory-user'
import { findScimTokens } from './token-store'

/** The tokens of the actor's organization, the oldest first. Refuses with `forbidden`. */
export async function listScimTokens(actor: Actor): Promise<ScimTokenView[]> {
  authorizeAdministrator(actor)
  return findScimTokens(db(), actor.organizationId)
}
