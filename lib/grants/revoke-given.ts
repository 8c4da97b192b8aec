import type { Actor } from '@/lib/actor'
import { now } from '@/lib/clock'
import { inTransaction, type Tx } from '@/lib/db/client'
import { Refusal } from '@/lib/errors'
import { authorizeAdministrator } from '@/lib/people/authorize-administrator'
import { requireStepUp } from '@/lib/people/require-step-up'
import { findGivenIds } from './found-store'
import { GIVEN_REVOKED_MAX } from './given'
import type { RevokeAllGivenInput, RevokeGivenInput } from './given-query'
import { deleteGiven, type GivenRow, lockGiven } from './given-store'
import { recordGrantEvent } from './record-grant-event'

/** Of all, so many in one transaction. */
const BATCH = 200

/**
 * Takes back what people allowed apps, by the ids of the grants that `listGiven` lists. With each ends
 * every code and token of it at the commit, as `revokeGrant` says. What is gone already is no failure.
 * Answers how many ended. Refuses with `forbidden`, and with `not_found` when none is there.
 */
export async function revokeGiven(actor: Actor, { grantIds }: RevokeGivenInput): Promise<number> {
  authorizeAdministrator(actor)
  const seen = { organizationId: actor.organizationId, at: now() }
  const ended = await inTransaction(async (tx) =>
    endGiven(tx, actor, await lockGiven(tx, seen, grantIds)),
  )
  if (ended === 0) throw new Refusal('not_found', `${grantIds.length} grants`)
  return ended
}

/**
 * Takes back everything that a page lists, some hundred in one transaction, at most 10,000 in a request.
 * Answers how many ended. Refuses with `forbidden` and `step_up_required`.
 */
export async function revokeAllGiven(actor: Actor, input: RevokeAllGivenInput): Promise<number> {
  authorizeAdministrator(actor)
  requireStepUp(actor)
  const filter = { ...input, organizationId: actor.organizationId, at: now() }
  let total = 0
  while (total < GIVEN_REVOKED_MAX) {
    const [ended, isMore] = await inTransaction(async (tx) => {
      const first = await findGivenIds(tx, filter, { page: 1, size: BATCH, most: BATCH })
      const rows = await lockGiven(tx, filter, first.ids)
      return [await endGiven(tx, actor, rows), first.isMore] as const
    })
    total += ended
    if (ended === 0 || !isMore) break
  }
  return total
}

async function endGiven(tx: Tx, actor: Actor, rows: readonly GivenRow[]): Promise<number> {
  await deleteGiven(tx, rows)
  for (const { id, appId, appName, organizationId, personId, personName } of rows) {
    const event = {
      target: { kind: 'grant', id, name: appName } as const,
      detail: { appId, personId, person: personName },
    }
    await recordGrantEvent(tx, actor, 'grant.revoked', { appOrganizationId: organizationId, event })
  }
  return rows.length
}
