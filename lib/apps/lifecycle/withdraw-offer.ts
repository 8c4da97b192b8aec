import type { Actor } from '@/lib/actor'
import { now } from '@/lib/clock'
import { Refusal } from '@/lib/errors'
import type { AppView } from '../app'
import { changeApp } from '../change-app'
import { planChange } from '../planned-change'
import { refuseMember } from './change-owner'
import { deleteOffer, findOffer } from './store'

/**
 * Ends the offer of an app. Its owner and administrators do. Refuses with `forbidden`,
 * `owner_gives_away` for a member, and `not_found`, also when nothing is offered.
 */
export function withdrawOffer(actor: Actor, appId: string): Promise<AppView> {
  return changeApp(actor, appId, async (app, tx) => {
    refuseMember(actor, app)
    const offer = await findOffer(tx, appId, now())
    if (!offer) throw new Refusal('not_found', `no offer of ${appId}`)
    await deleteOffer(tx, appId)
    const { id: personId, name } = offer.to
    return planChange('app.owner_offer_withdrawn', { detail: { personId, name } })
  })
}
