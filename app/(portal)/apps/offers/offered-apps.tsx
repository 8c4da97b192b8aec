import { WaitingOffers } from '@/components/apps/waiting-offers'
import { accept, decline } from './actions'
import { offersToMe } from './offers-to-me'

/** The apps that colleagues offer to the actor; nothing when there are none. */
export async function OfferedApps() {
  const offers = await offersToMe()
  return offers.length > 0 ? (
    <WaitingOffers offers={offers} accept={accept} decline={decline} />
  ) : null
}
