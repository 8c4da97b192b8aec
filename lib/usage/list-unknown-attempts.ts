import type { Actor } from '@/lib/actor'
import { db } from '@/lib/db/client'
import { Refusal } from '@/lib/errors'
import { findFirstOrganization } from '@/lib/organizations/find-first-organization'
import { findUnknownAttempts } from './unknown-store'
import { REFUSED_LISTED_MAX, type UnknownAttempts } from './usage'

/**
 * What was refused because it named no app that there is, by hour (UTC), client id and address; the
 * newest first, at most `REFUSED_LISTED_MAX`. It belongs to no organization: refuses everybody but
 * the administrators of the installation's first one with `not_found`.
 */
export async function listUnknownAttempts(actor: Actor): Promise<UnknownAttempts[]> {
  const first = actor.role === 'administrator' && (await findFirstOrganization(db()))
  if (first !== actor.organizationId) throw new Refusal('not_found', 'not of the installation')
  return findUnknownAttempts(db(), REFUSED_LISTED_MAX)
}
