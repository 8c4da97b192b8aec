import type { Actor } from '@/lib/actor'
import { recordEvent } from '@/lib/audit/record-event'
import { now } from '@/lib/clock'
import { inTransaction } from '@/lib/db/client'
import type { ImportView } from './client-import'
import { authorizeImport, changingImport } from './find-import'
import { forgetEveryPlan, updateImport } from './store'
import { viewImport } from './view-import'

/**
 * Ends an import. What has come stays; of the others every digest is forgotten. Refuses with
 * `forbidden`, `not_found` and `import_over`.
 */
export async function cancelImport(actor: Actor, importId: string): Promise<ImportView> {
  return inTransaction(async (tx) => {
    const states = ['receiving', 'running'] as const
    const { moved, fileName } = await changingImport(tx, actor, { importId, states })
    await updateImport(tx, importId, { state: 'cancelled', endedAt: now() })
    await forgetEveryPlan(tx, importId)
    await recordEvent(tx, actor, 'import.cancelled', {
      target: { kind: 'import', id: importId, name: fileName },
      detail: { moved },
    })
    return viewImport(await authorizeImport(tx, actor, importId))
  })
}
