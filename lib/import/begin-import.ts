import type { Actor } from '@/lib/actor'
import { now } from '@/lib/clock'
import { newId } from '@/lib/crypto/random'
import { db } from '@/lib/db/client'
import { authorizeAdministrator } from '@/lib/people/authorize-administrator'
import { requireStepUp } from '@/lib/people/require-step-up'
import type { ImportView } from './client-import'
import type { NewImport } from './import-input'
import { insertImport } from './store'
import { viewImport } from './view-import'

/**
 * Begins an import, to which clients are then sent. Nothing is registered before it is started.
 * Refuses with `forbidden` for whoever is no administrator, and `step_up_required`.
 */
export async function beginImport(actor: Actor, { fileName }: NewImport): Promise<ImportView> {
  authorizeAdministrator(actor)
  requireStepUp(actor)
  const { organizationId, personId: createdById, personName: createdByName } = actor
  const by = { organizationId, createdById, createdByName, createdAt: now() }
  return viewImport(await insertImport(db(), { id: newId('imp'), fileName, ...by }))
}
