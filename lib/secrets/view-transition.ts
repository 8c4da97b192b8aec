import type { Actor } from '@/lib/actor'
import { now } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { Refusal } from '@/lib/errors'
import type { TransitionView } from './transition'
import { countMovedIn, findTransitionOf } from './transition-store'

/** How far the organization is. Refuses with `forbidden` for developers, who see their own apps. */
export async function viewTransition(actor: Actor): Promise<TransitionView> {
  if (actor.role === 'developer') throw new Refusal('forbidden', 'a developer')
  const { organizationId } = actor
  const [transition, counts] = await Promise.all([
    findTransitionOf(db(), organizationId),
    countMovedIn(db(), { organizationId, at: now() }),
  ])
  return { transition, counts }
}

/** Until when secrets of other servers work in the actor's organization; null for no end. */
export async function findTransitionEnd(
  actor: Actor,
): Promise<{ endsAt: Date | null; isOver: boolean }> {
  const { endsAt = null } = (await findTransitionOf(db(), actor.organizationId)) ?? {}
  return { endsAt, isOver: endsAt !== null && endsAt <= now() }
}
