import type { ImportView } from './client-import'
import type { ImportRecord } from './store'

/** What may be shown of an import. */
export function viewImport(record: ImportRecord): ImportView {
  const { id, fileName, state, received, refused, moved, cursor: decided } = record
  const { createdAt, createdByName, startedAt, endedAt } = record
  const progress = { received, refused, moved, decided }
  return { id, fileName, state, ...progress, createdAt, createdByName, startedAt, endedAt }
}
