import type { Actor } from '@/lib/actor'
import { recordEvent } from '@/lib/audit/record-event'
import { now } from '@/lib/clock'
import { inTransaction } from '@/lib/db/client'
import { Refusal } from '@/lib/errors'
import { requireStepUp } from '@/lib/people/require-step-up'
import { isRegistrationOpen } from '@/lib/policies/is-registration-open'
import type { ImportView } from './client-import'
import { authorizeImport, changingImport } from './find-import'
import { updateImport } from './store'
import { viewImport } from './view-import'

/**
 * Moves in the clients that have arrived and can come, in the background. Refuses with `forbidden`,
 * `not_found`, `import_over`, `step_up_required`, `app_registration_off`, and with `invalid_input` when
 * there is none.
 */
export async function startImport(actor: Actor, importId: string): Promise<ImportView> {
  return inTransaction(async (tx) => {
    const record = await changingImport(tx, actor, { importId, states: ['receiving'] })
    requireStepUp(actor)
    if (!(await isRegistrationOpen(tx, actor.organizationId))) {
      throw new Refusal('app_registration_off', `in ${actor.organizationId}`)
    }
    const clients = record.received - record.refused
    if (clients === 0)
      throw new Refusal('invalid_input', 'none', {
        form: 'No client of this file can be imported.',
      })
    await updateImport(tx, importId, { state: 'running', startedAt: now() })
    await recordEvent(tx, actor, 'import.started', {
      target: { kind: 'import', id: importId, name: record.fileName },
      detail: { clients, refused: record.refused },
    })
    return viewImport(await authorizeImport(tx, actor, importId))
  })
}
