import type { Actor } from '@/lib/actor'
import { findImport } from '@/lib/import/find-import'
import { importOnWire } from './import-answer'

/** How far an import is, in the names of the API. Refuses with `forbidden` and `not_found`. */
export async function findImportOf(actor: Actor, { import_id }: { import_id: string }) {
  return importOnWire(await findImport(actor, import_id))
}
