import type { Actor } from '@/lib/actor'
import { nameApps } from '@/lib/apps/name-apps'
import { recordEvent } from '@/lib/audit/record-event'
import { now } from '@/lib/clock'
import { newId } from '@/lib/crypto/random'
import { inTransaction } from '@/lib/db/client'
import { Refusal } from '@/lib/errors'
import { authorizeAdministrator } from '@/lib/people/authorize-administrator'
import { requireStepUp } from '@/lib/people/require-step-up'
import { noteExempting } from '@/lib/policies/note-exempting'
import type { ExceptionInput } from './exception-input'
import { endOpenException, insertException } from './exception-store'

/**
 * Lets a setting of the policy not count for one app until a day; then it counts again by itself. It takes
 * the place of an exception that the app has from the setting. Answers its id. Refuses with `forbidden`,
 * `step_up_required`, and with `not_found` an app that the organization does not have.
 */
export async function addException(actor: Actor, input: ExceptionInput): Promise<string> {
  authorizeAdministrator(actor)
  requireStepUp(actor)
  const { organizationId } = actor
  const { appId, setting, reason, endsOn: endsAt } = input
  return inTransaction(async (tx) => {
    const name = (await nameApps(tx, organizationId, [appId])).get(appId)
    if (name === undefined) throw new Refusal('not_found', `app ${appId}`)
    await noteExempting(tx, organizationId)
    await endOpenException(tx, { appId, setting }, { at: now(), byName: actor.personName })
    const id = newId('pex')
    const { personId: createdById, personName: createdByName } = actor
    const whose = { id, organizationId, appId, setting, reason, endsAt }
    await insertException(tx, { ...whose, createdAt: now(), createdById, createdByName })
    await recordEvent(tx, actor, 'policy.exception_given', {
      target: { kind: 'app', id: appId, name },
      detail: { setting, reason, endsAt: endsAt.toISOString() },
    })
    return id
  })
}
