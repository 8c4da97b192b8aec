import type { Actor } from '@/lib/actor'
import { Refusal } from '@/lib/errors'
import { findFutureOwner } from '@/lib/people/find-future-owner'
import { requireStepUp } from '@/lib/people/require-step-up'
import type { AppView } from '../app'
import { refuseDeleted } from '../authorize-app'
import { changeApp } from '../change-app'
import { planOffer } from './plan-offer'
import { planOwner } from './plan-owner'

const NOBODY = 'No developer or administrator of your organization has this email.'

/**
 * Gives the app to a colleague: an enabled developer or administrator with this normal email. From an
 * administrator they have it at once, and an offer that was waiting ends. From its owner it is an offer
 * (`OwnerOffer`) until they accept, in the place of one before. Whoever owned it keeps no right to it by
 * that. An app of theirs already stays as it is. Refuses with `not_found`, `forbidden`,
 * `owner_gives_away` for a member, `app_deleted`, `step_up_required`, and `invalid_input` about the field
 * `email`.
 */
export function changeOwner(actor: Actor, appId: string, email: string): Promise<AppView> {
  return changeApp(actor, appId, async (app, tx) => {
    refuseDeleted(app)
    refuseMember(actor, app)
    requireStepUp(actor)
    const person = await findFutureOwner(tx, actor.organizationId, email)
    if (!person) throw new Refusal('invalid_input', NOBODY, { email: NOBODY })
    if (person.id === app.ownerId) return null
    const plan = actor.role === 'administrator' ? planOwner : planOffer
    return plan(tx, app, person)
  })
}

/** Refuses with `owner_gives_away`: only its owner and administrators say who owns an app. */
export function refuseMember(actor: Actor, app: { id: string; ownerId: string }): void {
  if (actor.role === 'administrator' || app.ownerId === actor.personId) return
  throw new Refusal('owner_gives_away', `a member of ${app.id}`)
}
