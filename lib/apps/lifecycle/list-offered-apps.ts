import type { Actor } from '@/lib/actor'
import { now } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { findStanding } from '@/lib/people/find-standing'
import type { OwnerOffer } from './owner-offer'
import { findOffersTo } from './store'

/** The apps that colleagues offer to the actor and that they can accept, the oldest offer first; at most 100. */
export async function listOfferedApps(actor: Actor): Promise<OwnerOffer[]> {
  const { personId, organizationId } = actor
  const offers = await findOffersTo(db(), organizationId, { personId, at: now() })
  const givers = new Set(offers.map(({ from }) => from.id))
  const here = new Set<string>()
  for (const id of givers) {
    if ((await findStanding(db(), organizationId, id)).standing === 'here') here.add(id)
  }
  return offers.filter(({ from }) => here.has(from.id))
}
