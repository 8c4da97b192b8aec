import type { Tx } from '@/lib/db/client'
import { findNames } from '@/lib/people/find-people'
import { type PlannedChange, planChange } from '../planned-change'
import { type AppRecord, deleteMember } from '../store'
import { deleteOffer } from './store'

type NewOwner = { id: string; name: string; accepted?: true }

/** Plans that the app is this person's, who is no member of it any more, and that no offer waits. */
export async function planOwner(
  tx: Tx,
  app: AppRecord,
  { id: personId, name, accepted }: NewOwner,
): Promise<PlannedChange> {
  const before = (await findNames(tx, [app.ownerId])).get(app.ownerId) ?? ''
  await deleteMember(tx, app.id, personId)
  await deleteOffer(tx, app.id)
  const detail = { personId, name, before, ...(accepted ? { accepted } : {}) }
  return planChange('app.owner_changed', { data: { ownerId: personId }, detail })
}
