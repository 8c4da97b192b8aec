import type { Actor } from '@/lib/actor'
import type { Tx } from '@/lib/db/client'
import { Refusal } from '@/lib/errors'
import { findFirstOrganization } from '@/lib/organizations/find-first-organization'
import { authorizeAdministrator } from '@/lib/people/authorize-administrator'

/**
 * The signing keys belong to the installation, and its first organization runs that. Throws
 * `Refusal('forbidden')` unless the actor is an administrator there.
 */
export async function authorizeRotation(tx: Tx, actor: Actor): Promise<void> {
  authorizeAdministrator(actor)
  if (await isOfFirst(tx, actor)) return
  throw new Refusal('forbidden', 'an administrator of a later organization')
}

/** Whether the actor may rotate the signing keys. */
export async function mayRotate(tx: Tx, actor: Actor): Promise<boolean> {
  return actor.role === 'administrator' && (await isOfFirst(tx, actor))
}

async function isOfFirst(tx: Tx, actor: Actor): Promise<boolean> {
  return (await findFirstOrganization(tx)) === actor.organizationId
}
