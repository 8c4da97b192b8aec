import { type Actor, NO_ORIGIN } from '@/lib/actor'
import { findOwner } from '@/lib/apps/find-owner'
import { now } from '@/lib/clock'
import type { Tx } from '@/lib/db/client'
import { findNames } from '@/lib/people/find-people'

/**
 * The actor for what the schedule of an app does: its owner, with no more rights than an owner has. The
 * audit log tells them apart. Null when the app is gone for good.
 */
export async function scheduleAsActor(tx: Tx, appId: string): Promise<Actor | null> {
  const app = await findOwner(tx, appId)
  if (!app) return null
  const { ownerId: personId, organizationId } = app
  const name = (await findNames(tx, [personId])).get(personId) ?? personId
  const personName = `${name} (by the schedule)`
  return {
    personId,
    personName,
    organizationId,
    role: 'developer',
    provenAt: now(),
    origin: NO_ORIGIN,
  }
}
