import type { Actor } from '@/lib/actor'
import { Refusal } from '@/lib/errors'
import { requireStepUp } from '@/lib/people/require-step-up'
import { answerOffer } from './answer-offer'
import { planOwner } from './plan-owner'

/**
 * Takes over an app that its owner offers to the actor. Refuses with `step_up_required`, `app_deleted`,
 * with `forbidden` when the actor's role owns no apps, and with `not_found` when nothing is offered to
 * them: also when the offer has expired or was withdrawn, or whoever made it no longer owns the app or is
 * disabled.
 */
export function acceptApp(actor: Actor, appId: string): Promise<void> {
  return answerOffer(actor, appId, (app, tx) => {
    requireStepUp(actor)
    if (actor.role === 'support') throw new Refusal('forbidden', 'support owns no apps')
    return planOwner(tx, app, { id: actor.personId, name: actor.personName, accepted: true })
  })
}
