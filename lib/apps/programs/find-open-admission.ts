import type { Tx } from '@/lib/db/client'
import { findResponsible } from '@/lib/people/find-responsible'
import { findOrganizationsOpenToAll } from '@/lib/policies/registration-by-program'

/** The organization and the owner of an app that registers itself without a token. */
export type OpenAdmission = { organizationId: string; personId: string }

/**
 * Who gets an app that registers itself without an initial access token: the oldest organization that
 * allows it, and there its administrator of the longest standing. Null when there is none.
 */
export async function findOpenAdmission(tx: Tx): Promise<OpenAdmission | null> {
  for (const organizationId of await findOrganizationsOpenToAll(tx)) {
    const personId = await findResponsible(tx, organizationId)
    if (personId !== null) return { organizationId, personId }
  }
  return null
}
