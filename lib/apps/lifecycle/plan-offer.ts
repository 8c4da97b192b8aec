import { DAY, now, secondsAfter } from '@/lib/clock'
import type { Tx } from '@/lib/db/client'
import { type PlannedChange, planChange } from '../planned-change'
import type { AppRecord } from '../store'
import { OFFERED_DAYS } from './owner-offer'
import { writeOffer } from './store'

/** Plans that the owner offers the app to this person, in the place of an offer before. */
export async function planOffer(
  tx: Tx,
  { id: appId, ownerId: fromId }: AppRecord,
  { id: toId, name }: { id: string; name: string },
): Promise<PlannedChange> {
  const offeredAt = now()
  const expiresAt = secondsAfter(offeredAt, OFFERED_DAYS * DAY)
  await writeOffer(tx, { appId, fromId, toId, offeredAt, expiresAt })
  return planChange('app.owner_offered', { detail: { personId: toId, name } })
}
