import type { Actor } from '@/lib/actor'
import { db } from '@/lib/db/client'
import { Refusal } from '@/lib/errors'
import { findEveryOrganization } from '@/lib/organizations/find-every-organization'
import { runsInstallation } from './authorize-installation'
import type { OrganizationView } from './organization'

/**
 * Every organization of the installation, the oldest first, which runs it. Throws
 * `Refusal('not_found')` unless the actor is an administrator there.
 */
export async function listOrganizations(actor: Actor): Promise<OrganizationView[]> {
  if (!(await runsInstallation(actor))) throw new Refusal('not_found', 'not of the first')
  return findEveryOrganization(db())
}
