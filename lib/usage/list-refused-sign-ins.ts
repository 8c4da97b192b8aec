import type { Actor } from '@/lib/actor'
import { db } from '@/lib/db/client'
import { Refusal } from '@/lib/errors'
import { findFirstOrganization } from '@/lib/organizations/find-first-organization'
import { findRefusedSignIns, type RefusedOfPeople } from './refused-sign-in-store'
import type { RefusedSignIns } from './usage'

const ROWS_PER_PAGE = 50

/**
 * The sign-ins that were refused to people of the actor's organization, hour by hour, the newest
 * first; `page` counts from 1. Attempts at addresses that nobody has are shown to the installation's
 * first organization. Refuses with `not_found` unless the actor is an administrator or support.
 */
export async function listRefusedSignIns(
  actor: Actor,
  { filter, page }: { filter: RefusedOfPeople; page: number },
): Promise<{ signIns: RefusedSignIns[]; more: boolean }> {
  if (actor.role === 'developer') throw new Refusal('not_found', 'a developer')
  const { organizationId: own } = actor
  const organizationIds = (await findFirstOrganization(db())) === own ? [own, ''] : [own]
  const [skip, take] = [(page - 1) * ROWS_PER_PAGE, ROWS_PER_PAGE + 1]
  const found = await findRefusedSignIns(db(), { ...filter, organizationIds, skip, take })
  return { signIns: found.slice(0, ROWS_PER_PAGE), more: found.length > ROWS_PER_PAGE }
}
