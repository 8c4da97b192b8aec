import type { Actor } from '@/lib/actor'
import { db, type Tx } from '@/lib/db/client'
import { Refusal } from '@/lib/errors'
import { findFirstOrganization } from '@/lib/organizations/find-first-organization'
import { authorizeAdministrator } from '../authorize-administrator'

/**
 * What belongs to the installation, such as its organizations, is run by its first organization. Throws
 * `Refusal('forbidden')` unless the actor is an administrator there.
 */
export async function authorizeInstallation(tx: Tx, actor: Actor): Promise<void> {
  authorizeAdministrator(actor)
  if ((await findFirstOrganization(tx)) === actor.organizationId) return
  throw new Refusal('forbidden', 'an administrator of a later organization')
}

/** Whether the actor runs the installation. */
export async function runsInstallation(actor: Actor): Promise<boolean> {
  if (actor.role !== 'administrator') return false
  return (await findFirstOrganization(db())) === actor.organizationId
}
