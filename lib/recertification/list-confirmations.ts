import type { Actor } from '@/lib/actor'
import { db } from '@/lib/db/client'
import { authorizeAdministrator } from '@/lib/people/authorize-administrator'
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
 * Up to 100 confirmations of the organization from after one of them, the oldest first. `next` names the
 * last one while there may be more. Refuses with `forbidden` unless the actor is an administrator.
 */
export async function listConfirmations(
  actor: Actor,
  after: string | null,
): Promise<{ confirmations: Confirmation[]; next: string | null }> {
  authorizeAdministrator(actor)
  const which = { after: after === null ? null : { id: after }, take: PER_PAGE + 1 }
  const rows = await findConfirmations(db(), actor.organizationId, which)
  const confirmations = rows
    .slice(0, PER_PAGE)
    .map((row) => ({ ...row, shown: shownEvidence.parse(row.shown) }))
  return { confirmations, next: rows.length > PER_PAGE ? (confirmations.at(-1)?.id ?? null) : null }
}
