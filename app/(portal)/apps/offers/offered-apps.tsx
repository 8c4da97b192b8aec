import { WaitingOffers } from '@/components/apps/waiting-offers'
import type { Actor } from '@/lib/actor'
import { listOfferedApps } from '@/lib/apps/lifecycle/list-offered-apps'
import { accept, decline } from './actions'

/** The apps that colleagues offer to the actor; nothing when there are none. */
export async function OfferedApps({ actor }: { actor: Actor }) {
  const offers = await listOfferedApps(actor)
  return offers.length > 0 ? (
    <WaitingOffers offers={offers} accept={accept} decline={decline} />
  ) : null
}
