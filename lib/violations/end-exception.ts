import type { Actor } from '@/lib/actor'
import { recordEvent } from '@/lib/audit/record-event'
import { now } from '@/lib/clock'
import { inTransaction } from '@/lib/db/client'
import { Refusal } from '@/lib/errors'
import { authorizeAdministrator } from '@/lib/people/authorize-administrator'
import { requireStepUp } from '@/lib/people/require-step-up'
import { endOpenException, findException } from './exception-store'

/**
 * Ends an exception before its day: the setting counts for the app from the next request on. Refuses with
 * `forbidden`, `step_up_required`, and with `not_found` also one that has ended.
 */
export async function endException(actor: Actor, id: string): Promise<void> {
  authorizeAdministrator(actor)
  requireStepUp(actor)
  await inTransaction(async (tx) => {
    const exception = await findException(tx, {
      organizationId: actor.organizationId,
      id,
      at: now(),
    })
    const end = { at: now(), byName: actor.personName }
    if (!exception || !(await endOpenException(tx, exception, end))) {
      throw new Refusal('not_found', `exception ${id}`)
    }
    const { appId, setting, app } = exception
    await recordEvent(tx, actor, 'policy.exception_ended', {
      target: { kind: 'app', id: appId, name: app.name },
      detail: { setting },
    })
  })
}
