import type { Actor } from '@/lib/actor'
import { Refusal } from '@/lib/errors'
import { findFutureOwner } from '@/lib/people/find-future-owner'
import { findNames } from '@/lib/people/find-people'
import { requireStepUp } from '@/lib/people/require-step-up'
import type { AppView } from '../app'
import { refuseDeleted } from '../authorize-app'
import { changeApp } from '../change-app'
import { planChange } from '../planned-change'
import { deleteMember } from '../store'

const NOBODY = 'No developer or administrator of your organization has this email.'

/**
 * Gives the app to a colleague: an enabled developer or administrator with this normal email.
 * Whoever owned it keeps no right to it by that. An app of theirs already stays as it is. Refuses
 * with `not_found`, `forbidden`, `owner_gives_away` for a member, `app_deleted`, `step_up_required`,
 * and `invalid_input` about the field `email`.
 */
export function changeOwner(actor: Actor, appId: string, email: string): Promise<AppView> {
  return changeApp(actor, appId, async (app, tx) => {
    refuseDeleted(app)
    if (actor.role !== 'administrator' && app.ownerId !== actor.personId) {
      throw new Refusal('owner_gives_away', `a member of ${appId}`)
    }
    requireStepUp(actor)
    const person = await findFutureOwner(tx, actor.organizationId, email)
    if (!person) throw new Refusal('invalid_input', NOBODY, { email: NOBODY })
    if (person.id === app.ownerId) return null
    const before = (await findNames(tx, [app.ownerId])).get(app.ownerId) ?? ''
    await deleteMember(tx, appId, person.id)
    const detail = { personId: person.id, name: person.name, before }
    return planChange('app.owner_changed', { data: { ownerId: person.id }, detail })
  })
}
