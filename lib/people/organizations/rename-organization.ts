import type { Actor } from '@/lib/actor'
import { inTransaction } from '@/lib/db/client'
import { renameOrganizationRow } from '@/lib/organizations/rename-organization'
import { requireStepUp } from '../require-step-up'
import { authorizeInstallation } from './authorize-installation'
import type { OrganizationNameInput } from './organization-input'

/**
 * Gives an organization of the installation another name. Throws `Refusal` with `forbidden`,
 * `step_up_required` or `not_found`.
 */
export async function renameOrganization(
  actor: Actor,
  id: string,
  { organizationName: name }: OrganizationNameInput,
): Promise<void> {
  await inTransaction(async (tx) => {
    await authorizeInstallation(tx, actor)
    requireStepUp(actor)
    await renameOrganizationRow(tx, actor, { id, name })
  })
}
