import type { Actor } from '@/lib/actor'
import { planChange } from '../planned-change'
import { answerOffer } from './answer-offer'
import { deleteOffer } from './store'

/** Says no to an app that its owner offers to the actor. Refuses with `not_found` and `app_deleted`. */
export function declineApp(actor: Actor, appId: string): Promise<void> {
  return answerOffer(actor, appId, async (_app, tx) => {
    await deleteOffer(tx, appId)
    return planChange('app.owner_offer_declined', { detail: {} })
  })
}
