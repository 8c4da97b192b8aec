import type { Actor } from '@/lib/actor'
import { db, type Tx } from '@/lib/db/client'
import { Refusal } from '@/lib/errors'
import { authorizeAdministrator } from '@/lib/people/authorize-administrator'
import type { ImportView } from './client-import'
import { findImportOf, findImports, type ImportRecord, lockImport } from './store'
import { viewImport } from './view-import'

const LISTED = 20

/** An import of the actor's organization. Refuses with `forbidden` and `not_found`. */
export async function findImport(actor: Actor, importId: string): Promise<ImportView> {
  return viewImport(await authorizeImport(db(), actor, importId))
}

/** The newest imports of the organization. Refuses with `forbidden`. */
export async function listImports(actor: Actor): Promise<ImportView[]> {
  authorizeAdministrator(actor)
  return (await findImports(db(), actor.organizationId, LISTED)).map(viewImport)
}

/** The import's row. Refuses with `forbidden`, and with `not_found` for one of somebody else. */
export async function authorizeImport(
  tx: Tx,
  actor: Actor,
  importId: string,
): Promise<ImportRecord> {
  authorizeAdministrator(actor)
  const record = await findImportOf(tx, actor.organizationId, importId)
  if (!record) throw new Refusal('not_found', `import ${importId}`)
  return record
}

/** The same, locked until the transaction ends. Refuses with `import_over` when it is in none of these states. */
export async function changingImport(
  tx: Tx,
  actor: Actor,
  { importId, states }: { importId: string; states: readonly ImportRecord['state'][] },
): Promise<ImportRecord> {
  authorizeAdministrator(actor)
  await lockImport(tx, importId)
  const record = await authorizeImport(tx, actor, importId)
  if (!states.includes(record.state)) {
    throw new Refusal('import_over', `import ${importId} is ${record.state}`)
  }
  return record
}
