import { now } from '@/lib/clock'
import type { Tx } from '@/lib/db/client'
import type { OwnerOffer } from './owner-offer'
import { findOffer } from './store'

/** To whom the app is offered; null if to nobody. Whoever calls it has authorized the app. */
export function findOpenOffer(tx: Tx, appId: string): Promise<OwnerOffer | null> {
  return findOffer(tx, appId, now())
}
