import type { Actor } from '@/lib/actor'
import { now } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { Refusal } from '@/lib/errors'
import { findOrganizationName } from '@/lib/organizations/find-organization-name'
import { tokenDigest } from '../token-digest'
import { findInvitation, findLiveLink } from './store'

/** The person of a welcome link. */
export type LinkOwner = {
  name: string
  email: string
  /** The organization that whoever is signed in joins by it; null if it is no invitation for them. */
  joins: string | null
}

/**
 * The person of a welcome link, without using it up. Throws `Refusal('setup_link_dead')` if it is
 * unknown, used, expired or replaced by a newer one, or if its person is disabled.
 */
export async function readWelcomeLink(
  token: string,
  visitor: Pick<Actor, 'personId'> | null = null,
): Promise<LinkOwner> {
  const digest = tokenDigest(token)
  const person = (await findLiveLink(db(), digest, now()))?.person
  if (!person) throw new Refusal('setup_link_dead', 'unknown, used or expired')
  const at = now()
  const joined = visitor && (await findInvitation(db(), digest, { personId: visitor.personId, at }))
  const joins = joined && (await findOrganizationName(db(), joined.organizationId))
  return { name: person.name, email: person.email, joins }
}
