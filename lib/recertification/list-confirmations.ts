import type { Actor } from '@/lib/actor'
import { db } from '@/lib/db/client'
import { authorizeAdministrator } from '@/lib/people/authorize-administrator'
import { cutAt, type MomentPlace } from '@/lib/place'
import { type ShownEvidence, shownEvidence } from './recertification'
import { findConfirmations } from './store'

const PER_PAGE = 100

/** That somebody confirmed an app, with what they were shown. */
export type Confirmation = {
  id: string
  appId: string
  appName: string
  ownerName: string
  dueAt: Date | null
  confirmedAt: Date
  confirmedByName: string
  shown: ShownEvidence
}

/**
 * Up to 100 confirmations of the organization behind a place, the oldest first. `next` is where they go on, or null.
 * Refuses with `forbidden` unless the actor is an administrator.
 */
export async function listConfirmations(
  actor: Actor,
  after: MomentPlace | undefined,
): Promise<{ confirmations: Confirmation[]; next: string | null }> {
  authorizeAdministrator(actor)
  const found = await findConfirmations(db(), actor.organizationId, { after, take: PER_PAGE + 1 })
  const { rows, next } = cutAt(found, PER_PAGE, ({ confirmedAt, id }) => [
    confirmedAt.toISOString(),
    id,
  ])
  const confirmations = rows.map((row) => ({ ...row, shown: shownEvidence.parse(row.shown) }))
  return { confirmations, next }
}
