import type { Actor } from '@/lib/actor'
import { db } from '@/lib/db/client'
import { Refusal } from '@/lib/errors'
import { asPerson } from './list-people'
import { findListedMember } from './listing-store'
import type { PersonView } from './person'

/**
 * One person of the actor's organization. Throws `Refusal('not_found')` unless the actor is an
 * administrator, and for whoever is not in it.
 */
export async function viewPerson(actor: Actor, personId: string): Promise<PersonView> {
  if (actor.role !== 'administrator') throw new Refusal('not_found', `a ${actor.role}`)
  const member = await findListedMember(db(), actor.organizationId, personId)
  if (!member) throw new Refusal('not_found', `no member ${personId}`)
  return asPerson(member)
}
